package io.batchwatch.gateway.document;

import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.RecordsPath;
import java.io.IOException;

/** Text that holds records. */
public interface Document {
    /** As in {@link io.batchwatch.gateway.table.Table#form}. */
    String form();

    String charset();

    /** Where the records seem to be, for senders of whom nobody has said it. */
    RecordsPath likelyRecords() throws IOException, UnreadableException;

    Walk walk(RecordsPath records) throws IOException;

    /** Whether the names at the start of every path say nothing, as the root element's does. */
    int namesOfTheRoot();
}
