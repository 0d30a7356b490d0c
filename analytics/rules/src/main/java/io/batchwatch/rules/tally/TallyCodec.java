package io.batchwatch.rules.tally;

import io.batchwatch.contract.ReceiptSummaryCodec;
import io.batchwatch.contract.TestKind;
import io.batchwatch.rules.bytes.ByteReader;
import io.batchwatch.rules.bytes.ByteWriter;
import io.batchwatch.rules.ledger.Novelty;
import io.batchwatch.views.Timeliness;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Tallies and their ledgers as bytes. */
public final class TallyCodec {
    /** 2: with the reading; 3: with the disagreements. */
    private static final int VERSION_OF_ROWS = 3;

    /** 2: with the disagreements. */
    private static final int VERSION_OF_SOURCES = 2;

    private static final int VERSION_OF_FILES = 2;

    private TallyCodec() {}

    public static byte[] encode(RowsTally rows) {
        ByteWriter to = new ByteWriter(VERSION_OF_ROWS)
                .text(rows.partner())
                .text(rows.contentHash())
                .text(rows.file())
                .instant(rows.receivedAt())
                .instant(rows.sampledAt())
                .number(rows.reading())
                .symbol(rows.novelty())
                .number(rows.accepted())
                .number(rows.duplicates())
                .number(rows.corrected())
                .number(rows.withdrawn())
                .number(rows.disagreeing());
        results(to, rows.results());
        return to.toBytes();
    }

    public static RowsTally rowsTally(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION_OF_ROWS);
        return new RowsTally(
                from.text(),
                from.text(),
                from.text(),
                from.instant(),
                from.instant(),
                from.version() == 1 ? 1 : from.smallNumber(),
                from.version() == 1 ? Novelty.NEW : from.symbol(Novelty.class),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.version() < 3 ? 0 : from.number(),
                results(from));
    }

    public static byte[] encode(SourceLedger source) {
        ByteWriter to = new ByteWriter(VERSION_OF_SOURCES)
                .text(source.partner())
                .optional(source.lastReceivedAt(), ByteWriter::instant)
                .optional(source.lastSampledAt(), ByteWriter::instant)
                .optional(source.expectedInterval(), (out, interval) -> out.number(interval.toMillis()))
                .number(source.accepted())
                .number(source.duplicates())
                .number(source.corrected())
                .number(source.withdrawn())
                .number(source.rejected())
                .number(source.disagreeing())
                .list(source.rejectsByRule().entrySet(), (out, entry) -> out.text(entry.getKey())
                        .number(entry.getValue()));
        results(to, source.results());
        return to.number(source.version()).toBytes();
    }

    public static SourceLedger sourceLedger(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION_OF_SOURCES);
        return new SourceLedger(
                from.text(),
                from.optional(ByteReader::instant),
                from.optional(ByteReader::instant),
                from.optional(in -> Duration.ofMillis(in.number())),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.version() == 1 ? 0 : from.number(),
                rejects(from),
                results(from),
                from.number());
    }

    public static byte[] encode(FileLedger file) {
        VerdictCounts results = file.results();
        return new ByteWriter(VERSION_OF_FILES)
                .text(file.contentHash())
                .text(file.partner())
                .text(file.file())
                .instant(file.receivedAt())
                .number(file.reading())
                .optional(file.first(), (out, receipt) -> out.block(ReceiptSummaryCodec.encode(receipt)))
                .list(file.arrivals(), ByteWriter::text)
                .number(file.accepted())
                .number(file.duplicates())
                .number(file.corrected())
                .number(results.pass())
                .number(results.fail())
                .number(results.suspect())
                .number(results.inconclusive())
                .number(results.notJudged())
                .number(file.version())
                .toBytes();
    }

    public static FileLedger fileLedger(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, VERSION_OF_FILES);
        return new FileLedger(
                from.text(),
                from.text(),
                from.text(),
                from.instant(),
                from.version() == 1 ? 1 : from.smallNumber(),
                from.optional(in -> ReceiptSummaryCodec.decode(in.block())),
                new HashSet<>(from.list(ByteReader::text)),
                from.number(),
                from.number(),
                from.number(),
                new VerdictCounts(from.number(), from.number(), from.number(), from.number(), from.number()),
                from.number());
    }

    private static void results(ByteWriter to, Map<RowsTally.Kind, Long> results) {
        to.list(results.entrySet(), (out, entry) -> out.symbol(entry.getKey().testKind())
                .text(entry.getKey().category())
                .symbol(entry.getKey().verdict())
                .symbol(entry.getKey().timeliness())
                .number(entry.getValue()));
    }

    private static Map<RowsTally.Kind, Long> results(ByteReader from) {
        Map<RowsTally.Kind, Long> results = new HashMap<>();
        from.list(in -> Map.entry(
                        new RowsTally.Kind(
                                in.symbol(TestKind.class),
                                in.text(),
                                in.symbol(Verdict.class),
                                in.symbol(Timeliness.class)),
                        in.number()))
                .forEach(entry -> results.put(entry.getKey(), entry.getValue()));
        return results;
    }

    private static Map<String, Long> rejects(ByteReader from) {
        Map<String, Long> rejects = new HashMap<>();
        from.list(in -> Map.entry(in.text(), in.number()))
                .forEach(entry -> rejects.put(entry.getKey(), entry.getValue()));
        return rejects;
    }
}
