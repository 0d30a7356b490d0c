/** Results on their way to Kafka: acknowledged by all, or not taken. */
package io.batchwatch.gateway.publish;
