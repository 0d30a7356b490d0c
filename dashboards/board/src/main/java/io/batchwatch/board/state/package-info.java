/** What the board knows: the newest view of each thing, and answers made of them. No Kafka, no HTTP. */
package io.batchwatch.board.state;
