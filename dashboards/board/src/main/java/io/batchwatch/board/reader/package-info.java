/** The one place that knows Kafka: bytes from the compacted topics become views. */
package io.batchwatch.board.reader;
