/** What came, kept as it came: bytes first, and who brought them when. */
package io.batchwatch.gateway.arrival;
