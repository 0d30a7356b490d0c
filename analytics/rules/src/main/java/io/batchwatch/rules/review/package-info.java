/** What a look back over the whole history says, as views: instruments, counters, laboratories. Where to look, never whom to blame. */
package io.batchwatch.rules.review;
