/**
 * What {@code up --demo} drops: two real open files, and a generated year that says of itself that it is generated.
 *
 * <p>The year's rates are those published for county markets and laboratories: about 0.15 % of rapid tests positive, most
 * of them on foods that disturb the method; one to three of a hundred laboratory samples fail.
 */
package io.batchwatch.standalone.demo;
