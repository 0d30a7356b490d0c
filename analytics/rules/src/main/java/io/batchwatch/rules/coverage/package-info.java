/** How many samples were to be taken where, and whether they are: plans against counts. */
package io.batchwatch.rules.coverage;
