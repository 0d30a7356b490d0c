/** Where files come in: the Camel route over the inbox. */
package io.batchwatch.gateway.door;
