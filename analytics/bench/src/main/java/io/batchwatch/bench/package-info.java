/** Measures Batchwatch side by side with the limit and with others. Nothing of the product may depend on it. */
package io.batchwatch.bench;
