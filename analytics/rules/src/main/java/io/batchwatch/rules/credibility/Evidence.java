package io.batchwatch.rules.credibility;

/**
 * One check of one counter.
 *
 * @param observed what was counted
 * @param expected what an honest counter would show
 * @param of among how many
 * @param probability of as much or more, were the counter honest
 */
record Evidence(Check check, double observed, double expected, long of, double probability) {}
