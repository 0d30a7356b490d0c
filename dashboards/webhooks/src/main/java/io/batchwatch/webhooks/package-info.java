/** Alerts on their way to other platforms. Knows the views and the topic that carries them; no other room. */
package io.batchwatch.webhooks;
