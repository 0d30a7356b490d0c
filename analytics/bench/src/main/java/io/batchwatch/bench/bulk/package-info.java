/** Large files, from the inbox to Parquet. */
package io.batchwatch.bench.bulk;
