/** The board: views in memory, served as metrics, JSON and a page. */
package io.batchwatch.board;
