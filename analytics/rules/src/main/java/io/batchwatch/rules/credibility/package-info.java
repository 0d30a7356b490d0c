/**
 * Where to look at a counter's results again. Evidence about a counter, never about a person, and never a verdict: each
 * finding says what is unlikely, how unlikely it is, and what honest causes it may have.
 */
package io.batchwatch.rules.credibility;
