/** What came of a partner's rows and of a file's rows, counted so that nothing is counted twice. */
package io.batchwatch.rules.tally;
