/** What Prometheus may ask: names, labels, bounds. */
package io.batchwatch.board.metrics;
