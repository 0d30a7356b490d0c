/** Records from topics and to topics: bytes as they are, keys as their topic promises. */
package io.batchwatch.jobs.kafka;
