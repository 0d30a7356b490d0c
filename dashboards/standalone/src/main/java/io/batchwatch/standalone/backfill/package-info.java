/**
 * Everything there ever was, judged again by today's rules: the old history and state are set aside until the new ones are
 * whole. It stands on the house's foundation, and opens no door.
 */
package io.batchwatch.standalone.backfill;
