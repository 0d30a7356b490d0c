/**
 * Records of ASTM E1394, which is CLSI LIS2-A2: from an instrument's message, or a capture of its line, to rows. The line
 * itself is in {@code link}. Pure but for reading the file.
 */
package io.batchwatch.gateway.astm;
