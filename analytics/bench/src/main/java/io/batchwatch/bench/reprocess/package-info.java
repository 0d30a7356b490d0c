/** All results once more. */
package io.batchwatch.bench.reprocess;
