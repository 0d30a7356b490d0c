/**
 * The low-level protocol of ASTM E1381, which is CLSI LIS1-A: enquiry, frames with numbers and checksums,
 * acknowledgements, time-outs. Pure: bytes and a clock's instants come in, bytes and messages go out.
 */
package io.batchwatch.gateway.astm.link;
