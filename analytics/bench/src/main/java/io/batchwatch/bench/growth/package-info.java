/** Time and memory against how much there is. */
package io.batchwatch.bench.growth;
