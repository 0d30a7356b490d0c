package io.batchwatch.views;

/** What may be done with a batch. */
public enum BatchState {
    /** Nothing stands against it. */
    CLEAR,
    /** A rapid test was positive: sale on hold until a standard method has spoken. */
    SUSPECT,
    /** A standard method found it unsafe. */
    UNSAFE,
    /** Objected to; another laboratory tests the spare sample. */
    RETEST,
    /** Was suspect and a standard method passed it, or was unsafe and the re-test passed it. */
    CLEARED,
    /** Destroyed, returned or otherwise closed. */
    DISPOSED;

    public boolean isOpen() {
        return switch (this) {
            case SUSPECT, UNSAFE, RETEST -> true;
            case CLEAR, CLEARED, DISPOSED -> false;
        };
    }
}
