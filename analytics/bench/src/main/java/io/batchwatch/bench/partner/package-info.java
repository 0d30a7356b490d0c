/** Files as partners send them, the same ones at every run. */
package io.batchwatch.bench.partner;
