package io.batchwatch.views;

/** What a batch waits for. How long it may take, and by which law, is reference data ({@code procedures.csv}). */
public enum BatchClock {
    /** The trader may object to a rapid result. */
    OBJECTION_TO_RAPID(Kind.RIGHT),
    /** The sample that is to confirm a rapid positive must reach its laboratory. */
    SAMPLE_DELIVERY(Kind.DUTY),
    /** The laboratory must report on it. */
    CONFIRMATION_REPORT(Kind.DUTY),
    /** The trader may object to a result of a standard method. */
    OBJECTION(Kind.RIGHT),
    /** The spare sample must reach the laboratory that tests it again. */
    RETEST_DELIVERY(Kind.DUTY),
    /** That laboratory must report. */
    RETEST_REPORT(Kind.DUTY),
    /** Disposal must be opened. */
    DISPOSAL_OPENING(Kind.DUTY),
    /** Disposal must be closed. */
    DISPOSAL_CLOSING(Kind.DUTY),
    /** A banned substance: the case must be handed to those who prosecute. */
    CRIMINAL_REFERRAL(Kind.DUTY),
    /** The spare sample must be kept. */
    SPARE_SAMPLE(Kind.KEEPING);

    private final Kind kind;

    BatchClock(Kind kind) {
        this.kind = kind;
    }

    /** What it means that the time is over. */
    public enum Kind {
        /** Somebody has to act: past its end the batch is overdue. */
        DUTY,
        /** Somebody may act: past its end the right is gone. */
        RIGHT,
        /** Something has to be kept until then. */
        KEEPING
    }

    public Kind kind() {
        return kind;
    }
}
