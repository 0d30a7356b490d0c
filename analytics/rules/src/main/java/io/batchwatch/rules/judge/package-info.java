/** One result against the rules in force when its sample was taken. Knows no earlier result and no clock. */
package io.batchwatch.rules.judge;
