/** What people did about batches: small CSV files in {@code acts/in}, answered row by row, and on their way to Kafka. */
package io.batchwatch.gateway.acts;
