package io.batchwatch.jobs.history;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Sample;
import io.batchwatch.contract.TestItem;
import io.batchwatch.jobs.wire.HistoryRow;
import io.batchwatch.rules.judge.AppliedLimit;
import io.batchwatch.rules.judge.Judgement;
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
        Columns<JudgedResult> row = table.part(judged -> judged);
        Columns<Judgement> judgement = table.part(JudgedResult::judgement);
        row.ownText("result_id", judged -> judged.result().id().toString());
        row.integer("revision", judged -> judged.result().revision());
        row.symbol("status", judged -> judged.result().status());
        sampleColumns(row, table.part(judged -> judged.result().sample()));
        itemColumns(judgement, table.part(judged -> judged.result().item()));
        measurementColumns(row, table.part(judged -> judged.result().measurement()));
        judgementColumns(row, judgement);
        provenanceColumns(table.part(judged -> judged.result().provenance()));
        return table.build();
    }

    private static void sampleColumns(Columns<JudgedResult> row, Columns<Sample> sample) {
        sample.text("sample_id", Sample::sampleId);
        sample.text("batch_id", Sample::batchId);
        sample.text("product", given -> given.product().code());
        sample.text("product_name", given -> given.product().name());
        row.text("category", JudgedResult::category);
        sample.text("origin", Sample::origin);
        row.symbol("origin_side", JudgedResult::origin);
        sample.text("producer", Sample::producer);
        sample.text("site", given -> given.site().code());
        sample.text("site_name", given -> given.site().name());
        sample.text("certificate", Sample::certificate);
        sample.symbol("purpose", Sample::purpose);
        sample.text("campaign", Sample::campaign);
        sample.instant("sampled_at", Sample::sampledAt);
        row.day("sampled_date", JudgedResult::sampledDate);
    }

    private static void itemColumns(Columns<Judgement> judgement, Columns<TestItem> item) {
        item.text("analyte", given -> given.analyte().code());
        item.text("analyte_name", given -> given.analyte().name());
        judgement.text("hazard", Judgement::hazard);
        item.text("method", TestItem::method);
        item.symbol("test_kind", TestItem::kind);
        item.text("lab", given -> given.lab().code());
        item.text("lab_name", given -> given.lab().name());
        item.text("instrument", TestItem::instrument);
        item.text("reagent_lot", TestItem::reagentLot);
        item.text("operator", TestItem::operator);
        item.integer("replicate", TestItem::replicate);
        item.maybeInstant("tested_at", TestItem::testedAt);
        item.maybeInstant("reported_at", TestItem::reportedAt);
    }

    private static void measurementColumns(Columns<JudgedResult> row, Columns<Measurement> measurement) {
        measurement.symbol("qualifier", Measurement::qualifier);
        measurement.maybeDecimal("value", Measurement::value);
        measurement.text("unit", Measurement::unit);
        measurement.maybeDecimal("lod", Measurement::lod);
        measurement.maybeDecimal("loq", Measurement::loq);
        measurement.maybeDecimal("expanded_uncertainty", Measurement::expandedUncertainty);
        measurement.text("value_text", ResultsTable::valueText);
        measurement.symbol("reported_verdict", Measurement::reportedVerdict);
        row.text("reported_limit", judged -> judged.result().reportedLimit());
        row.text("remark", judged -> judged.result().remark());
    }

    private static void judgementColumns(Columns<JudgedResult> row, Columns<Judgement> judgement) {
        judgement.symbol("verdict", Judgement::verdict);
        judgement.symbol("verdict_literal", Judgement::literal);
        judgement.symbol("verdict_adjusted", Judgement::adjusted);
        judgement.text("verdict_rule", given -> given.rule().code());
        judgement.maybeDecimal("limit_value", given -> given.limit().map(AppliedLimit::value));
        judgement.text(
                "limit_unit", given -> given.limit().map(AppliedLimit::unit).orElse(""));
        judgement.text("limit_source", Judgement::source);
        judgement.maybeDay("limit_effective_from", given -> given.limit().map(AppliedLimit::effectiveFrom));
        row.flag("verdict_disagrees", JudgedResult::disagrees);
        judgement.flag("interfering_matrix", Judgement::interferingMatrix);
        row.text("lab_accreditation", judged -> judged.accreditation().code());
        row.symbol("timeliness", JudgedResult::timeliness);
        row.symbol("outcome", JudgedResult::outcome);
        row.instant("judged_at", JudgedResult::judgedAt);
    }

    private static void provenanceColumns(Columns<Provenance> provenance) {
        provenance.text("partner", Provenance::partner);
        provenance.text("transport", Provenance::transport);
        provenance.text("file", Provenance::file);
        provenance.text("content_hash", Provenance::contentHash);
        provenance.ownNumber("line", Provenance::line);
        provenance.instant("received_at", Provenance::receivedAt);
        provenance.text("profile", Provenance::profile);
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
