/** Control samples: whether an instrument could be believed when it measured. */
package io.batchwatch.rules.control;
