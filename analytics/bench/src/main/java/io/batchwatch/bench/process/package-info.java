/** Processes under measurement: their time, their memory, and the house as a user starts it. */
package io.batchwatch.bench.process;
