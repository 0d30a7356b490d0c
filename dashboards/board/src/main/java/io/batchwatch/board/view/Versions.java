package io.batchwatch.board.view;

/** The rule by which every reader of the views reads. */
final class Versions {
    private Versions() {}

    /** The highest version is kept, and the later one of equals. */
    static boolean replaces(long later, long earlier) {
        return later >= earlier;
    }
}
