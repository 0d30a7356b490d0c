/**
 * HL7 v2: results in ORU messages, one row for each OBX segment, and the acknowledgement of a message. Segments are taken
 * apart by HAPI; knows no transport.
 */
package io.batchwatch.gateway.hl7;
