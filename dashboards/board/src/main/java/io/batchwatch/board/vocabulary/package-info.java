/** The reference data as far as the board needs it: what codes are called, which are known, and when campaigns are. */
package io.batchwatch.board.vocabulary;
