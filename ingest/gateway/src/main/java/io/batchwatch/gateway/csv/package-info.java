/** From bytes to rows: which charset, which delimiter, which line. */
package io.batchwatch.gateway.csv;
