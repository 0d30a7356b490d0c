/** The one place that knows Kafka: the alerts of the topic, each once, from where the last run left off. */
package io.batchwatch.webhooks.reader;
