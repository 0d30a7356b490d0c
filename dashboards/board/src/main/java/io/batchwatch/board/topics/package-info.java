/** Views from the topics into the state. */
package io.batchwatch.board.topics;
