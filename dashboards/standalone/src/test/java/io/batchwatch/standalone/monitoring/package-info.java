/** Holds the files for Prometheus and Grafana to what the board really measures. */
package io.batchwatch.standalone.monitoring;
