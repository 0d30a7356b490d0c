/** The history on disk: tables, and a sink that writes each row exactly once into few, sorted Parquet files. */
package io.batchwatch.jobs.history;
