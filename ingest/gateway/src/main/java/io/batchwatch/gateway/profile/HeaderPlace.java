package io.batchwatch.gateway.profile;

import java.util.Map;

/** Where a file says what its columns are called. */
public enum HeaderPlace {
    /** In its first row that is not blank, behind the lines to be skipped. */
    FIRST,
    /** In the one of its first rows that names the most columns. */
    SEARCHED,
    /** Nowhere: the columns are called {@code #1}, {@code #2} … */
    NONE;

    static final Map<String, HeaderPlace> BY_WORD = Map.of("first", FIRST, "search", SEARCHED, "none", NONE);
}
