package io.batchwatch.contract;

/** What can be done about a batch. */
public enum ActKind {
    /** Anything worth keeping in the story; it moves nothing. Also what a reader takes a kind for that it does not know. */
    NOTE,
    /** The result was handed to the trader: the time to object runs from here. */
    NOTICE,
    /** The sample that is to confirm a rapid positive reached its laboratory. */
    SAMPLE_DELIVERED,
    /** The trader objected. */
    OBJECTION,
    /** The spare sample reached the laboratory that tests it again. */
    RETEST_RECEIVED,
    /** The hold on sale was lifted. */
    RELEASE,
    /** Recall, sealing, destruction or the like was ordered. */
    DISPOSAL_OPENED,
    /** It was carried out, with quantity and document. */
    DISPOSAL_CLOSED,
    /** The case was handed to those who prosecute. */
    REFERRAL
}
