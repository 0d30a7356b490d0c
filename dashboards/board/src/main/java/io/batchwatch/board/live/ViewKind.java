package io.batchwatch.board.live;

/** What a viewer may be looking at. */
public enum ViewKind {
    PASS_RATES("pass-rates"),
    BATCHES("batches"),
    SOURCES("sources"),
    FILES("files"),
    REVIEWS("reviews");

    private final String code;

    ViewKind(String code) {
        this.code = code;
    }

    /** As viewers are told. */
    public String code() {
        return code;
    }
}
