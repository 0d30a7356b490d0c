/** What was measured, as JSON and as a page. */
package io.batchwatch.bench.report;
