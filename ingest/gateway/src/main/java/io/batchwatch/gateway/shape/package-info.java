/** A table's rows as its profile wants them: without blanks and controls, with headings carried down, one result each. */
package io.batchwatch.gateway.shape;
