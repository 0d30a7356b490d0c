package io.batchwatch.rules.ledger;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestItem;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.judge.SumRule;
import io.batchwatch.rules.reference.ResidueDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A sum as a result of its own: it has an id, revisions and a place in the history like any other. Its method is {@link
 * #METHOD} and it came by no file.
 */
final class SumRow {
    /** Stands in the place of a method. */
    static final String METHOD = "sum";

    /** Stands in the place of a transport and of a profile. */
    private static final String DERIVED = "derived";

    private SumRow() {}

    /**
     * What belongs into one sum: another laboratory, another kind of test or another determination is another sum.
     *
     * @param lab as received; the partner where it names none
     */
    record Group(String residue, TestKind kind, String lab, int replicate) {
        static Group of(String residue, TestResult part) {
            TestItem item = part.item();
            String lab = item.lab().label();
            return new Group(
                    residue, item.kind(), lab.isEmpty() ? part.provenance().partner() : lab, item.replicate());
        }

        ResultId id(String sampleId) {
            return ResultId.of(lab, sampleId, residue, METHOD + " " + kind, replicate);
        }
    }

    /**
     * @param parts in the order of their ids, so that it does not matter which came first
     * @param revision counted from 1
     */
    static TestResult of(
            ResultId id, ResidueDefinition definition, List<TestResult> parts, SumRule.Outcome outcome, int revision) {
        TestResult first = parts.get(0);
        Instant latest = parts.stream()
                .map(part -> part.provenance().receivedAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new TestResult(
                id,
                revision,
                revision == 1 ? Status.FINAL : Status.CORRECTED,
                first.sample(),
                item(first.item(), definition, parts),
                outcome.measurement(),
                "",
                parts.stream().map(SumRow::composition).collect(Collectors.joining("; ")),
                derived(first.provenance().partner(), latest));
    }

    /** The same sum, when what it was made of is no longer there. */
    static TestResult withdrawn(TestResult said, Instant at) {
        return new TestResult(
                said.id(),
                said.revision() + 1,
                Status.WITHDRAWN,
                said.sample(),
                said.item(),
                said.measurement(),
                said.reportedLimit(),
                said.remark(),
                derived(said.provenance().partner(), at));
    }

    private static TestItem item(TestItem first, ResidueDefinition definition, List<TestResult> parts) {
        String names = parts.stream()
                .map(part -> part.item().analyte().name())
                .distinct()
                .collect(Collectors.joining(" + "));
        return new TestItem(
                new Term(definition.residue(), names),
                METHOD,
                first.kind(),
                first.lab(),
                "",
                "",
                "",
                first.replicate(),
                Optional.empty(),
                Optional.empty());
    }

    private static String composition(TestResult part) {
        String sign =
                switch (part.measurement().qualifier()) {
                    case EQ -> "";
                    case LT -> "<";
                    case GT -> ">";
                    case DETECTED -> "+";
                    case NOT_DETECTED -> "ND";
                    case NOT_MEASURED -> "?";
                };
        String number =
                part.measurement().value().map(BigDecimal::toPlainString).orElse("");
        return (part.item().analyte().name() + " " + sign + number + " "
                        + part.measurement().unit())
                .strip();
    }

    private static Provenance derived(String partner, Instant receivedAt) {
        return new Provenance(partner, DERIVED, "", "", 1, receivedAt, DERIVED);
    }
}
