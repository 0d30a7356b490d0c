/** The history in SQL: DuckDB in memory over Parquet files, for reading only. DuckDB's own types stay in here. */
package io.batchwatch.standalone.sql;
