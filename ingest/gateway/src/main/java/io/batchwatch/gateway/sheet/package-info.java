/**
 * Tables in the sheets of a workbook, whatever wrote it: which sheets are read, where the header stands, what merged cells, dates
 * and numbers say. Knows no workbook's format.
 */
package io.batchwatch.gateway.sheet;
