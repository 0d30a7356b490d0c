/** The page and the JSON behind it. */
package io.batchwatch.board.http;
