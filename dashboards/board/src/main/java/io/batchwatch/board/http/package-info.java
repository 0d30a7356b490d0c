/** The board's HTTP door: questions become answers in JSON, the page's files are served, nothing is ever written. */
package io.batchwatch.board.http;
