/** A browser and what it shows to whom; the one part of the board's tests that other rooms' tests use. */
package io.batchwatch.board.browser;
