/** What can be wrong with a file or a row, by the rule it breaks, in Chinese and English. Knows nothing of files or profiles. */
package io.batchwatch.gateway.problem;
