/**
 * What the cells say, by the statistics of the rules: charts, funnels, outbreaks, campaigns. Pure: a day comes in, no clock
 * is asked. An event of these charts is a judged sample that did not pass; the door turns it round into a pass rate.
 */
package io.batchwatch.board.statistics;
