/** Kept bytes that somebody wants read anew: how the command asks the running house, and what it hears. */
package io.batchwatch.gateway.replay;
