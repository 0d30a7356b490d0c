/**
 * The whole house on one machine, and its command line.
 *
 * <p>The only room that sees all others: it wires, starts and stops them, and knows nothing of food.
 */
package io.batchwatch.standalone;
