package io.batchwatch.views;

/** Local goods and goods from outside are watched apart. */
public enum Origin {
    LOCAL,
    OUTSIDE,
    UNKNOWN
}
