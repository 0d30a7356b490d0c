/** Archives that nobody vouches for: what comes out of them is bounded, and what is wrong with them is told. Knows no format. */
package io.batchwatch.gateway.packed;
