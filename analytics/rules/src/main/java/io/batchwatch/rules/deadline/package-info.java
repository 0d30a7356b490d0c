/** How long something may take by law: hours, days, working days by the holiday calendar, months. Knows no clock. */
package io.batchwatch.rules.deadline;
