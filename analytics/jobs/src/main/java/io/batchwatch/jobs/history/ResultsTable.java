package io.batchwatch.jobs.history;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Sample;
import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.judge.AppliedLimit;
import io.batchwatch.rules.ledger.JudgedResult;
import io.batchwatch.rules.ledger.LedgerCodec;
import java.math.BigDecimal;
import java.time.YearMonth;

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
                to -> LedgerCodec.write(judged, result, to));
    }

    /** Sixteen digits, so that the order of the texts is the order of the numbers. */
    private static String hex(long number) {
        String digits = Long.toHexString(number);
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static HistoryTable<JudgedResult> table() {
        HistoryTable.Builder<JudgedResult> table = HistoryTable.named("results");
        table.ownText("result_id", judged -> judged.result().id().toString());
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
        table.text("sample_id", judged -> judged.result().sample().sampleId());
        table.text("batch_id", judged -> judged.result().sample().batchId());
        table.text("product", judged -> judged.result().sample().product().code());
        table.text("product_name", judged -> judged.result().sample().product().name());
        table.text("category", JudgedResult::category);
        table.text("origin", judged -> judged.result().sample().origin());
        table.symbol("origin_side", JudgedResult::origin);
        table.text("producer", judged -> judged.result().sample().producer());
        table.text("site", judged -> judged.result().sample().site().code());
        table.text("site_name", judged -> judged.result().sample().site().name());
        table.text("certificate", judged -> judged.result().sample().certificate());
        table.symbol("purpose", judged -> judged.result().sample().purpose());
        table.text("campaign", judged -> judged.result().sample().campaign());
        table.instant("sampled_at", judged -> judged.result().sample().sampledAt());
        table.day("sampled_date", JudgedResult::sampledDate);
    }

    private static void itemColumns(HistoryTable.Builder<JudgedResult> table) {
        table.text("analyte", judged -> judged.result().item().analyte().code());
        table.text("analyte_name", judged -> judged.result().item().analyte().name());
        table.text("hazard", judged -> judged.judgement().hazard());
        table.text("method", judged -> judged.result().item().method());
        table.symbol("test_kind", judged -> judged.result().item().kind());
        table.text("lab", judged -> judged.result().item().lab().code());
        table.text("lab_name", judged -> judged.result().item().lab().name());
        table.text("instrument", judged -> judged.result().item().instrument());
        table.text("reagent_lot", judged -> judged.result().item().reagentLot());
        table.text("operator", judged -> judged.result().item().operator());
        table.integer("replicate", judged -> judged.result().item().replicate());
        table.maybeInstant("tested_at", judged -> judged.result().item().testedAt());
        table.maybeInstant("reported_at", judged -> judged.result().item().reportedAt());
    }

    private static void measurementColumns(HistoryTable.Builder<JudgedResult> table) {
        table.symbol("qualifier", judged -> judged.result().measurement().qualifier());
        table.maybeDecimal("value", judged -> judged.result().measurement().value());
        table.text("unit", judged -> judged.result().measurement().unit());
        table.maybeDecimal("lod", judged -> judged.result().measurement().lod());
        table.maybeDecimal("loq", judged -> judged.result().measurement().loq());
        table.maybeDecimal(
                "expanded_uncertainty", judged -> judged.result().measurement().expandedUncertainty());
        table.text("value_text", judged -> valueText(judged.result().measurement()));
        table.symbol("reported_verdict", judged -> judged.result().measurement().reportedVerdict());
        table.text("reported_limit", judged -> judged.result().reportedLimit());
        table.text("remark", judged -> judged.result().remark());
    }

    private static void judgementColumns(HistoryTable.Builder<JudgedResult> table) {
        table.symbol("verdict", judged -> judged.judgement().verdict());
        table.symbol("verdict_literal", judged -> judged.judgement().literal());
        table.symbol("verdict_adjusted", judged -> judged.judgement().adjusted());
        table.text("verdict_rule", judged -> judged.judgement().rule().code());
        table.maybeDecimal("limit_value", judged -> judged.judgement().limit().map(AppliedLimit::value));
        table.text(
                "limit_unit",
                judged -> judged.judgement().limit().map(AppliedLimit::unit).orElse(""));
        table.text("limit_source", judged -> judged.judgement().source());
        table.maybeDay(
                "limit_effective_from", judged -> judged.judgement().limit().map(AppliedLimit::effectiveFrom));
        table.flag("verdict_disagrees", JudgedResult::disagrees);
        table.flag("interfering_matrix", judged -> judged.judgement().interferingMatrix());
        table.text("lab_accreditation", judged -> judged.accreditation().code());
        table.symbol("timeliness", JudgedResult::timeliness);
        table.symbol("outcome", JudgedResult::outcome);
        table.instant("judged_at", JudgedResult::judgedAt);
    }

    private static void provenanceColumns(HistoryTable.Builder<JudgedResult> table) {
        table.text("partner", judged -> judged.result().provenance().partner());
        table.text("transport", judged -> judged.result().provenance().transport());
        table.text("file", judged -> judged.result().provenance().file());
        table.text("content_hash", judged -> judged.result().provenance().contentHash());
        table.ownNumber("line", judged -> judged.result().provenance().line());
        table.instant("received_at", judged -> judged.result().provenance().receivedAt());
        table.text("profile", judged -> judged.result().provenance().profile());
    }

    /** A value of more digits than the column holds is kept as text. */
    private static String valueText(Measurement measurement) {
        return measurement
                .value()
                .filter(value -> !ColumnType.fits(value))
                .map(BigDecimal::toString)
                .orElse(measurement.text());
    }
}
