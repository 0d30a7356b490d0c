/** Two rates, or many tests, held against each other. */
package io.batchwatch.rules.comparison;
