/** Damaged files for every parser: a parser's test gives its sound files, and is told what became of their mutants. */
package io.batchwatch.gateway.fuzz;
