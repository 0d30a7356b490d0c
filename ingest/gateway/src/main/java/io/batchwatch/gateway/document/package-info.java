/**
 * JSON and XML as tables: where the records are, what columns they and all that surrounds them make, and row after row of
 * them. A document is read at least twice, for its columns are known only at its end; never more than one record is held.
 */
package io.batchwatch.gateway.document;
