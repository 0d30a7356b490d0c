package io.batchwatch.bench;

import java.util.Locale;

/** Whether figures go into the table that is committed, or only into the build directory. */
enum Publication {
    YES,
    NO;

    static Publication of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
