/** Charts of a rate over time and of many rates side by side: what is usual, and what is beyond it. */
package io.batchwatch.rules.charts;
