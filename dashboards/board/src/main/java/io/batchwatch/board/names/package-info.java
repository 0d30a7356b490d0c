/** What codes are called, from the reference data's files: for people the page's names, for metrics the known codes. */
package io.batchwatch.board.names;
