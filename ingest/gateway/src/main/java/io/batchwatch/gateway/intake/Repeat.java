package io.batchwatch.gateway.intake;

/** Whether a row says something that its file has not said before. */
public enum Repeat {
    NEW,
    /** The same result with the same content stood in the file before. */
    REPEATED,
    /** The same result with other content stood in the file before. */
    REVISED
}
