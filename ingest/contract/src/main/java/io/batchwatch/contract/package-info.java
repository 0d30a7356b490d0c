/**
 * What ingest promises on its topics: the result, the refused row, the receipt, and their bytes.
 *
 * <p>Everything here is a record checked in its constructor. Text that was not given is the empty string; a number or an
 * instant that was not given is an empty {@link java.util.Optional}. Nothing is ever null. Only Avro may enter.
 */
package io.batchwatch.contract;
