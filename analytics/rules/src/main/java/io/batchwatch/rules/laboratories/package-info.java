/** Laboratories held against each other. */
package io.batchwatch.rules.laboratories;
