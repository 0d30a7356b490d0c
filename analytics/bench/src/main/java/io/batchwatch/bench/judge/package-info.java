/** The rules alone, by JMH. */
package io.batchwatch.bench.judge;
