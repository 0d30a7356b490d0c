/** Rates and how sure they are: counts in, intervals out. */
package io.batchwatch.rules.rates;
