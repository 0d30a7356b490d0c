package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;

/** {@code batch_story}: one row for each moment of a batch's story, all of them. */
public final class BatchStoryTable {
    private static final int VERSION = 1;

    static final HistoryTable<Entry> TABLE = HistoryTable.of("batch_story", row -> row.text("batch_id", Entry::batchId)
            .number("version", Entry::version)
            .instant("at", entry -> entry.moment().at())
            .text("event", entry -> entry.moment().event())
            .text("subject_id", entry -> entry.moment().resultId())
            .symbol("from_state", entry -> entry.moment().from())
            .symbol("to_state", entry -> entry.moment().to())
            .text("done_by", entry -> entry.moment().by())
            .text("document", entry -> entry.moment().document())
            .text("sentence_zh", entry -> entry.moment().sentenceZh())
            .text("sentence_en", entry -> entry.moment().sentenceEn()));

    private BatchStoryTable() {}

    /**
     * @param view of the batch as of that moment
     */
    public static HistoryRow row(BatchView view, BatchMoment moment) {
        Entry entry = new Entry(view.batchId(), view.version(), moment);
        return new HistoryRow("", moment.at() + " " + view.batchId(), entry.toBytes());
    }

    record Entry(String batchId, long version, BatchMoment moment) {
        private byte[] toBytes() {
            return new ByteWriter(VERSION)
                    .text(batchId)
                    .number(version)
                    .instant(moment.at())
                    .text(moment.event())
                    .text(moment.resultId())
                    .symbol(moment.from())
                    .symbol(moment.to())
                    .text(moment.by())
                    .text(moment.document())
                    .text(moment.sentenceZh())
                    .text(moment.sentenceEn())
                    .toBytes();
        }

        static Entry ofBytes(byte[] bytes) {
            ByteReader from = new ByteReader(bytes, VERSION);
            return new Entry(
                    from.text(),
                    from.number(),
                    new BatchMoment(
                            from.instant(),
                            from.text(),
                            from.text(),
                            from.symbol(BatchState.class),
                            from.symbol(BatchState.class),
                            from.text(),
                            from.text(),
                            from.text(),
                            from.text()));
        }
    }
}
