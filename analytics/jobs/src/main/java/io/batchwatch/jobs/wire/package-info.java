/** What travels between operators and lies in their state, each type in its own versioned bytes: no Kryo, no ordinals. */
package io.batchwatch.jobs.wire;
