/** All that is known of one sample, and what changes when another result of it arrives. */
package io.batchwatch.rules.ledger;
