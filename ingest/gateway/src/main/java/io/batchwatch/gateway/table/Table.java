package io.batchwatch.gateway.table;

import java.io.IOException;
import java.util.List;

/** A file that has turned out to hold rows. */
public interface Table {
    /** How it was written, in a few words for a person, such as {@code csv, semicolon} or {@code xlsx}. */
    String form();

    /** The charset it was read in; empty where the format leaves no choice. */
    String charset();

    /** The columns' names in the order of each row's cells; some may be empty. */
    List<String> columns();

    /** The rows from the first one on, without the header. Whoever asks closes them. */
    Rows rows() throws IOException;
}
