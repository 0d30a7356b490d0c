/** Workbooks of Excel since 2007 (ECMA-376), read part by part in bounded memory. */
package io.batchwatch.gateway.xlsx;
