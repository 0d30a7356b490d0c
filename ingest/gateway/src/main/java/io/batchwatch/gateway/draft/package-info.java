/** A profile drafted from a sample file: what its columns are likely to be, and what only a person can say. */
package io.batchwatch.gateway.draft;
