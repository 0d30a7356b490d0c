/** The answer to the sender: every row in one counter, every refused row with its reasons. */
package io.batchwatch.gateway.receipt;
