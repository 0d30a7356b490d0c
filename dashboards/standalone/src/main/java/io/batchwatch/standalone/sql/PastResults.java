package io.batchwatch.standalone.sql;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.Sample;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestItem;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import io.batchwatch.views.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Results of the history as the records they once were, with the verdict that they have there, one by one. */
public final class PastResults implements Answer.Reader {
    private static final String COLUMNS = """
            result_id, revision, sample_id, batch_id, product, product_name, category, origin, producer, site, site_name,
            certificate, purpose, campaign, epoch_ms(sampled_at) as sampled_at, analyte, analyte_name, method, test_kind, lab,
            lab_name, replicate, qualifier, value, unit, lod, loq, expanded_uncertainty, value_text, reported_verdict,
            reported_limit, remark, partner, transport, epoch_ms(received_at) as received_at, verdict
            """;

    private final BiConsumer<TestResult, Verdict> to;
    private final Map<String, Integer> columns = new HashMap<>();
    private List<Answer.Cell> row = List.of();

    private PastResults(BiConsumer<TestResult, Verdict> to) {
        this.to = to;
    }

    /**
     * Reads the results that hold, the results of one sample together; sums are left out, since they are made of others.
     *
     * @param analytes codes
     */
    public static void read(
            History history,
            Collection<String> analytes,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            BiConsumer<TestResult, Verdict> each)
            throws QueryException {
        String sql = "select " + COLUMNS + " from results where transport <> 'derived' and analyte in ("
                + list(analytes)
                + ")" + from.map(day -> " and sampled_date >= '" + day + "'").orElse("")
                + to.map(day -> " and sampled_date <= '" + day + "'").orElse("")
                + " order by sample_id";
        history.ask(sql, new PastResults(each));
    }

    /** Codes as SQL's literals. */
    public static String list(Collection<String> codes) {
        return codes.stream()
                .map(code -> "'" + code.replace("'", "''") + "'")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Override
    public void begin(Answer head) {
        for (String name : head.names()) {
            columns.put(name, columns.size());
        }
    }

    @Override
    public void row(List<Answer.Cell> cells) {
        row = cells;
        to.accept(result(), Verdict.valueOf(text("verdict")));
    }

    @Override
    public void end() {}

    private TestResult result() {
        return new TestResult(
                ResultId.parse(text("result_id")),
                Integer.parseInt(text("revision")),
                Status.FINAL,
                sample(),
                item(),
                measurement(),
                text("reported_limit"),
                text("remark"),
                new Provenance(text("partner"), text("transport"), "", "", 1, instant("received_at"), ""));
    }

    private Sample sample() {
        return new Sample(
                text("sample_id"),
                text("batch_id"),
                term("product", "product_name"),
                text("category"),
                text("origin"),
                text("producer"),
                term("site", "site_name"),
                text("certificate"),
                Purpose.valueOf(text("purpose")),
                text("campaign"),
                instant("sampled_at"));
    }

    private TestItem item() {
        return new TestItem(
                term("analyte", "analyte_name"),
                text("method"),
                TestKind.valueOf(text("test_kind")),
                term("lab", "lab_name"),
                "",
                "",
                "",
                Integer.parseInt(text("replicate")),
                Optional.empty(),
                Optional.empty());
    }

    private Measurement measurement() {
        Qualifier qualifier = Qualifier.valueOf(text("qualifier"));
        Optional<BigDecimal> value = number("value");
        // A number of more digits than its column holds stands in the text.
        boolean isInTheText = value.isEmpty()
                && switch (qualifier) {
                    case EQ, LT, GT -> true;
                    case DETECTED, NOT_DETECTED, NOT_MEASURED -> false;
                };
        return new Measurement(
                qualifier,
                isInTheText ? number("value_text") : value,
                text("unit"),
                number("lod"),
                number("loq"),
                number("expanded_uncertainty"),
                isInTheText ? "" : text("value_text"),
                ReportedVerdict.valueOf(text("reported_verdict")));
    }

    private Term term(String code, String name) {
        return new Term(text(code), text(name));
    }

    private Instant instant(String column) {
        return Instant.ofEpochMilli(Long.parseLong(text(column)));
    }

    private Optional<BigDecimal> number(String column) {
        String digits = text(column);
        return digits.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(digits));
    }

    private String text(String column) {
        return row.get(columns.get(column)).text();
    }
}
