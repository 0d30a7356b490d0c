/** Simulated years: how often each alarm rings without cause, and how often with one. */
package io.batchwatch.rules.simulation;
