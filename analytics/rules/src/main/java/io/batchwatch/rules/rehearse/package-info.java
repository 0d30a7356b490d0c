/** What other limits would have said of results that are in the history. Knows no file and no clock. */
package io.batchwatch.rules.rehearse;
