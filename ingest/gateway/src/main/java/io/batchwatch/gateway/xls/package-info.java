/** Workbooks of Excel up to 2003 (BIFF8), read record by record. POI's types stay in here. */
package io.batchwatch.gateway.xls;
