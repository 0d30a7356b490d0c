/** One file from its arrival to its receipt. */
package io.batchwatch.gateway.intake;
