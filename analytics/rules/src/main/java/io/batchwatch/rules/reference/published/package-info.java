/**
 * Limits out of tables as authorities publish them. What a row says is taken as it stands; which analyte and which food it means is
 * looked up in a mapping that a person wrote, and nothing is guessed.
 */
package io.batchwatch.rules.reference.published;
