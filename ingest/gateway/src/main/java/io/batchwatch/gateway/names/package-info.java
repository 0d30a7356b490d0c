/** Names as they come, and the codes they stand for. */
package io.batchwatch.gateway.names;
