/** Counts over time: what the season leads to expect, and what is an outbreak. */
package io.batchwatch.rules.surveillance;
