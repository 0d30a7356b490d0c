/** Spreadsheets of the OpenDocument kind (ISO 26300), read from the first cell to the last in bounded memory. */
package io.batchwatch.gateway.ods;
