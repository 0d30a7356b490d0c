/** What is posted: the body in JSON, and the headers by which a receiver knows that it is ours and whether it had it before. */
package io.batchwatch.webhooks.message;
