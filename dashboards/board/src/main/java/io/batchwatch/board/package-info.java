/** The board: what the job found, as a page, as JSON and as metrics. It reads topics and knows no job. */
package io.batchwatch.board;
