/** News to viewers as server-sent events; a viewer that does not keep up is let go, and nobody waits for it. */
package io.batchwatch.board.events;
