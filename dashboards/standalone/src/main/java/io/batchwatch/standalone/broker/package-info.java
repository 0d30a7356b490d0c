/** A real Kafka broker inside this process, on a data directory that outlives it. Kafka's server types stay in here. */
package io.batchwatch.standalone.broker;
