/** From a row's cells to a result, or to the reasons why not. Pure: no files, no Kafka, no Camel. */
package io.batchwatch.gateway.reading;
