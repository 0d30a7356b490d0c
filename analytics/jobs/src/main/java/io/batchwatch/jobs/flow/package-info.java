/** The stages between the topics: each loads its state, asks the rules, stores and tells. Nothing is decided here. */
package io.batchwatch.jobs.flow;
