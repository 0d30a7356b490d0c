package io.batchwatch.views;

/** The compacted topics that analytics writes. */
public final class ViewTopics {
    /** {@link BatchView} by batch key. */
    public static final String BATCHES = "lab.batches";

    /** {@link PassRateCell} by {@link CellKey#text}. */
    public static final String PASS_RATES = "lab.pass-rates";

    /** {@link AlertView} by alert id. */
    public static final String ALERTS = "lab.alerts";

    /** {@link SourceView} by partner. */
    public static final String SOURCES = "lab.sources";

    /** {@link FileView} by content hash. */
    public static final String FILES = "lab.files";

    /** {@link Review} by {@link Review#name}. */
    public static final String REVIEWS = "lab.reviews";

    private ViewTopics() {}
}
