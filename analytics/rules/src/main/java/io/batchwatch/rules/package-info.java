/** Judging, the sample ledger, batch states and pass-rate arithmetic: pure functions over records. */
package io.batchwatch.rules;
