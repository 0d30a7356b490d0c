/** What is still to be told, what could not be told, and what was: files, so that a restart loses nothing and an operator sees all. */
package io.batchwatch.webhooks.outbox;
