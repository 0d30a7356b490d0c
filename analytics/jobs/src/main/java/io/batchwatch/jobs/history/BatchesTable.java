package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import io.batchwatch.views.BatchMoment;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.Severity;
import java.time.Instant;

/** {@code batches}: one row for each change of a batch's state. */
public final class BatchesTable {
    private static final int VERSION = 1;

    static final HistoryTable<Change> TABLE = HistoryTable.of("batches", row -> row.text("batch_id", Change::batchId)
            .text("product", Change::product)
            .text("product_name", Change::productName)
            .text("category", Change::category)
            .text("producer", Change::producer)
            .text("site", Change::site)
            .symbol("state", Change::state)
            .symbol("severity", Change::severity)
            .text("hazard", Change::hazard)
            .instant("opened_at", Change::openedAt)
            .instant("changed_at", Change::changedAt)
            .number("version", Change::version)
            .integer("findings", Change::findings)
            .text("sentence_zh", Change::sentenceZh)
            .text("sentence_en", Change::sentenceEn));

    private BatchesTable() {}

    /**
     * @param view of a batch whose state just changed
     * @param moment that changed it
     */
    public static HistoryRow row(BatchView view, BatchMoment moment) {
        return new HistoryRow(
                "",
                view.changedAt() + " " + view.batchId(),
                Change.of(view, moment).toBytes());
    }

    record Change(
            String batchId,
            String product,
            String productName,
            String category,
            String producer,
            String site,
            BatchState state,
            Severity severity,
            String hazard,
            Instant openedAt,
            Instant changedAt,
            long version,
            int findings,
            String sentenceZh,
            String sentenceEn) {
        private static Change of(BatchView view, BatchMoment moment) {
            return new Change(
                    view.batchId(),
                    view.product(),
                    view.productName(),
                    view.category(),
                    view.producer(),
                    view.site(),
                    view.state(),
                    view.severity(),
                    view.hazard(),
                    view.openedAt(),
                    view.changedAt(),
                    view.version(),
                    view.findings().size(),
                    moment.sentenceZh(),
                    moment.sentenceEn());
        }

        private byte[] toBytes() {
            return new ByteWriter(VERSION)
                    .text(batchId)
                    .text(product)
                    .text(productName)
                    .text(category)
                    .text(producer)
                    .text(site)
                    .symbol(state)
                    .symbol(severity)
                    .text(hazard)
                    .instant(openedAt)
                    .instant(changedAt)
                    .number(version)
                    .number(findings)
                    .text(sentenceZh)
                    .text(sentenceEn)
                    .toBytes();
        }

        static Change ofBytes(byte[] bytes) {
            ByteReader from = new ByteReader(bytes, VERSION);
            return new Change(
                    from.text(),
                    from.text(),
                    from.text(),
                    from.text(),
                    from.text(),
                    from.text(),
                    from.symbol(BatchState.class),
                    from.symbol(Severity.class),
                    from.text(),
                    from.instant(),
                    from.instant(),
                    from.number(),
                    from.smallNumber(),
                    from.text(),
                    from.text());
        }
    }
}
