/**
 * Views on their way in: into the board's state, and, once the past has been read, to whoever wants to hear of news.
 */
package io.batchwatch.board.live;
