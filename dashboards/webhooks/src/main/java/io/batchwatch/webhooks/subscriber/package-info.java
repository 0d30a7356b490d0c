/** Who is told, of what, where and in which language; and the file that says so. */
package io.batchwatch.webhooks.subscriber;
