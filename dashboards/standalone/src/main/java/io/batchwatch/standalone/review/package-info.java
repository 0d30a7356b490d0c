/** The history looked back over: instruments, counters, laboratories. What it says goes to a topic, and so to the board. */
package io.batchwatch.standalone.review;
