/** From a drop or a post to the flag. */
package io.batchwatch.bench.latency;
