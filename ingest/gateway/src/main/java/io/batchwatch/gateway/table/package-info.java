/** A file as rows of cells under named columns, whatever its format. Knows no format, no profile and no field. */
package io.batchwatch.gateway.table;
