/** Which format a file has, by its bytes or its profile, and who reads it. */
package io.batchwatch.gateway.format;
