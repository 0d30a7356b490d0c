/** Posting: one attempt, when the next one is due, and a thread for each subscriber, so that none waits for another. */
package io.batchwatch.webhooks.post;
