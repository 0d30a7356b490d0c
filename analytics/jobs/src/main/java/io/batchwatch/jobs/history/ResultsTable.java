package io.batchwatch.jobs.history;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Sample;
import io.batchwatch.contract.TestItem;
import io.batchwatch.contract.TestResult;
import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.judge.AppliedLimit;
import io.batchwatch.rules.judge.Judgement;
import io.batchwatch.rules.ledger.JudgedResult;
import io.batchwatch.rules.ledger.LedgerCodec;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;

/** {@code results}: one row for each judged revision, in a directory for each month of sampling. */
public final class ResultsTable {
    static final HistoryTable<JudgedResult> TABLE = table();

    private ResultsTable() {}

    /**
     * A judged result on its way into the history. Rows of one file stand by category, instant and sample.
     *
     * @param result the result itself, as {@link io.batchwatch.contract.TestResultCodec} wrote it
     */
    public static HistoryRow row(JudgedResult judged, byte[] result) {
        Sample sample = judged.result().sample();
        long instant = sample.sampledAt().toEpochMilli() ^ Long.MIN_VALUE;
        return new HistoryRow(
                "sampled_month=" + YearMonth.from(judged.sampledDate()),
                judged.category() + ' ' + hex(instant) + ' ' + sample.sampleId(),
                LedgerCodec.encode(judged, result));
    }

    /** Sixteen digits, so that the order of the texts is the order of the numbers. */
    private static String hex(long number) {
        String digits = Long.toHexString(number);
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static HistoryTable<JudgedResult> table() {
        HistoryTable.Builder<JudgedResult> table = HistoryTable.named("results");
        table.text("result_id", judged -> judged.result().id().toString());
        table.integer("revision", judged -> judged.result().revision());
        table.symbol("status", judged -> judged.result().status());
        sampleColumns(table);
        itemColumns(table);
        measurementColumns(table);
        judgementColumns(table);
        provenanceColumns(table);
        return table.build();
    }

    private static void sampleColumns(HistoryTable.Builder<JudgedResult> table) {
        table.text("sample_id", sample(Sample::sampleId));
        table.text("batch_id", sample(Sample::batchId));
        table.text("product", sample(sample -> sample.product().code()));
        table.text("product_name", sample(sample -> sample.product().name()));
        table.text("category", JudgedResult::category);
        table.text("origin", sample(Sample::origin));
        table.symbol("origin_side", JudgedResult::origin);
        table.text("producer", sample(Sample::producer));
        table.text("site", sample(sample -> sample.site().code()));
        table.text("site_name", sample(sample -> sample.site().name()));
        table.text("certificate", sample(Sample::certificate));
        table.symbol("purpose", sample(Sample::purpose));
        table.text("campaign", sample(Sample::campaign));
        table.instant("sampled_at", sample(Sample::sampledAt));
        table.maybeDay("sampled_date", judged -> Optional.of(judged.sampledDate()));
    }

    private static void itemColumns(HistoryTable.Builder<JudgedResult> table) {
        table.text("analyte", item(item -> item.analyte().code()));
        table.text("analyte_name", item(item -> item.analyte().name()));
        table.text("hazard", judgement(Judgement::hazard));
        table.text("method", item(TestItem::method));
        table.symbol("test_kind", item(TestItem::kind));
        table.text("lab", item(item -> item.lab().code()));
        table.text("lab_name", item(item -> item.lab().name()));
        table.text("instrument", item(TestItem::instrument));
        table.text("reagent_lot", item(TestItem::reagentLot));
        table.text("operator", item(TestItem::operator));
        table.integer("replicate", item(TestItem::replicate));
        table.maybeInstant("tested_at", item(TestItem::testedAt));
        table.maybeInstant("reported_at", item(TestItem::reportedAt));
    }

    private static void measurementColumns(HistoryTable.Builder<JudgedResult> table) {
        table.symbol("qualifier", measurement(Measurement::qualifier));
        table.maybeDecimal("value", measurement(Measurement::value));
        table.text("unit", measurement(Measurement::unit));
        table.maybeDecimal("lod", measurement(Measurement::lod));
        table.maybeDecimal("loq", measurement(Measurement::loq));
        table.maybeDecimal("expanded_uncertainty", measurement(Measurement::expandedUncertainty));
        table.text("value_text", measurement(ResultsTable::valueText));
        table.symbol("reported_verdict", measurement(Measurement::reportedVerdict));
        table.text("reported_limit", judged -> judged.result().reportedLimit());
        table.text("remark", judged -> judged.result().remark());
    }

    private static void judgementColumns(HistoryTable.Builder<JudgedResult> table) {
        table.symbol("verdict", judgement(Judgement::verdict));
        table.symbol("verdict_literal", judgement(Judgement::literal));
        table.symbol("verdict_adjusted", judgement(Judgement::adjusted));
        table.text("verdict_rule", judgement(judgement -> judgement.rule().code()));
        table.maybeDecimal(
                "limit_value", judgement(judgement -> judgement.limit().map(AppliedLimit::value)));
        table.text("limit_unit", limitText(AppliedLimit::unit));
        table.text("limit_source", judgement(Judgement::source));
        table.maybeDay(
                "limit_effective_from", judgement(judgement -> judgement.limit().map(AppliedLimit::effectiveFrom)));
        table.flag("verdict_disagrees", JudgedResult::disagrees);
        table.flag("interfering_matrix", judgement(Judgement::interferingMatrix));
        table.text("lab_accreditation", judged -> judged.accreditation().code());
        table.symbol("timeliness", JudgedResult::timeliness);
        table.symbol("outcome", JudgedResult::outcome);
        table.instant("judged_at", JudgedResult::judgedAt);
    }

    private static void provenanceColumns(HistoryTable.Builder<JudgedResult> table) {
        table.text("partner", provenance(Provenance::partner));
        table.text("transport", provenance(Provenance::transport));
        table.text("file", provenance(Provenance::file));
        table.text("content_hash", provenance(Provenance::contentHash));
        table.number("line", provenance(Provenance::line));
        table.instant("received_at", provenance(Provenance::receivedAt));
        table.text("profile", provenance(Provenance::profile));
    }

    /** A value of more digits than the column holds is kept as text. */
    private static String valueText(Measurement measurement) {
        return measurement
                .value()
                .filter(value -> !ColumnType.fits(value))
                .map(BigDecimal::toString)
                .orElse(measurement.text());
    }

    private static Function<JudgedResult, String> limitText(Function<AppliedLimit, String> text) {
        return judgement(judgement -> judgement.limit().map(text).orElse(""));
    }

    private static <V> Function<JudgedResult, V> judgement(Function<Judgement, V> value) {
        return value.compose(JudgedResult::judgement);
    }

    private static <V> Function<JudgedResult, V> sample(Function<Sample, V> value) {
        return value.<TestResult>compose(TestResult::sample).compose(JudgedResult::result);
    }

    private static <V> Function<JudgedResult, V> item(Function<TestItem, V> value) {
        return value.<TestResult>compose(TestResult::item).compose(JudgedResult::result);
    }

    private static <V> Function<JudgedResult, V> measurement(Function<Measurement, V> value) {
        return value.<TestResult>compose(TestResult::measurement).compose(JudgedResult::result);
    }

    private static <V> Function<JudgedResult, V> provenance(Function<Provenance, V> value) {
        return value.<TestResult>compose(TestResult::provenance).compose(JudgedResult::result);
    }
}
