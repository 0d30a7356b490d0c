/** From nothing to ready. */
package io.batchwatch.bench.start;
