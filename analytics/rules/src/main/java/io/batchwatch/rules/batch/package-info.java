/** What stands for and against a batch, and the state that follows from it. */
package io.batchwatch.rules.batch;
