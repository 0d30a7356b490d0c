/** The rules as data: analytes, foods, limits, sites and laboratories with effective dates and sources. */
package io.batchwatch.rules.reference;
