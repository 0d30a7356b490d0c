package io.batchwatch.standalone.backfill;

/**
 * What a backfill has to do next. Each step can be begun again in its middle.
 *
 * <pre>
 * SETTING_ASIDE ─ old history and state moved, views begun anew ─▶ MAKING ─ all is judged and in Parquet ─▶ COMPARING
 *                                                                                                              │ changes written
 *                                                                            (no file) ◀─ the old is gone ─ REMOVING
 * </pre>
 */
enum Step {
    SETTING_ASIDE,
    MAKING,
    COMPARING,
    REMOVING
}
