/**
 * The numbers for Prometheus. All but the latencies are read off the views at each scrape, so totals are the same after a
 * restart and nothing is counted twice. Labels are bounded and ASCII, and never name a batch, sample, product or analyte.
 */
package io.batchwatch.board.metrics;
