/** Pass rates and how sure they are. */
package io.batchwatch.rules.rates;
