/** Files that a logger goes on writing to for days: what is whole of them by now, and how far they have been taken. */
package io.batchwatch.gateway.spool;
