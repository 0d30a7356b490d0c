/** Messages made of records with numbered fields, as ASTM and HL7 have them, seen as a table's columns. Knows neither. */
package io.batchwatch.gateway.position;
