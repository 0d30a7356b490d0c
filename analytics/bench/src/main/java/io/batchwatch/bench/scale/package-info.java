/** More tasks, more processes, and what a province and a nation need. */
package io.batchwatch.bench.scale;
