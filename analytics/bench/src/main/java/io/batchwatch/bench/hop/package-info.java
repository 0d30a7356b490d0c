/** To Kafka and from it. */
package io.batchwatch.bench.hop;
