/** What tests of the webhooks are given. */
package io.batchwatch.webhooks.given;
