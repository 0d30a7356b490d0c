package io.batchwatch.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any result that the contract allows: every field varies. */
final class AnyTestResult {
    private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private AnyTestResult() {}

    static Arbitrary<TestResult> results() {
        return Combinators.combine(
                        Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                                .as(ResultId::new),
                        Arbitraries.integers().greaterOrEqual(1),
                        Arbitraries.of(Status.class),
                        samples(),
                        items(),
                        measurements(),
                        text(),
                        provenances())
                .as((id, revision, status, sample, item, measurement, words, provenance) -> new TestResult(
                        id, revision, status, sample, item, measurement, words, words + "!", provenance));
    }

    static Arbitrary<Provenance> provenances() {
        return Combinators.combine(
                        givenText(), text(), text(), text(), Arbitraries.longs(), instants(), text(), readings())
                .as(Provenance::new);
    }

    private static Arbitrary<Reading> readings() {
        return Arbitraries.oneOf(
                Arbitraries.just(Reading.FIRST),
                Arbitraries.integers().greaterOrEqual(2).map(Reading::of),
                Arbitraries.integers().greaterOrEqual(2).map(Reading::retracting));
    }

    static Arbitrary<String> text() {
        return Arbitraries.strings()
                .ascii()
                .withChars("韭菜豇豆呋喃唑酮µ＜％　\u00a0")
                .withChars('\t', '\n', '"', ',')
                .ofMaxLength(12);
    }

    private static Arbitrary<String> givenText() {
        return text().filter(words -> !words.isEmpty());
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(-YEAR_2100, YEAR_2100).map(Instant::ofEpochMilli);
    }

    private static Arbitrary<Optional<BigDecimal>> decimals() {
        return Arbitraries.bigDecimals().ofScale(9).optional();
    }

    private static Arbitrary<Term> terms() {
        return Arbitraries.oneOf(
                Arbitraries.just(Term.NOT_GIVEN), givenTerms(), givenText().map(Term::unmapped));
    }

    private static Arbitrary<Term> givenTerms() {
        return Combinators.combine(givenText(), text()).as(Term::new);
    }

    private static Arbitrary<Sample> samples() {
        Arbitrary<Sample> outlined = Combinators.combine(
                        givenText(), text(), terms(), text(), terms(), Arbitraries.of(Purpose.class), instants())
                .as((id, batch, product, category, site, purpose, at) ->
                        new Sample(id, batch, product, category, "", "", site, "", purpose, "", at));
        return Combinators.combine(outlined, text(), text(), text(), text())
                .as((of, origin, producer, certificate, campaign) -> new Sample(
                        of.sampleId(),
                        of.batchId(),
                        of.product(),
                        of.category(),
                        origin,
                        producer,
                        of.site(),
                        certificate,
                        of.purpose(),
                        campaign,
                        of.sampledAt()));
    }

    private static Arbitrary<TestItem> items() {
        Arbitrary<TestItem> outlined = Combinators.combine(
                        givenTerms(),
                        Arbitraries.of(TestKind.class),
                        terms(),
                        Arbitraries.integers().greaterOrEqual(1),
                        instants().optional(),
                        instants().optional())
                .as((analyte, kind, lab, replicate, tested, reported) ->
                        new TestItem(analyte, "", kind, lab, "", "", "", replicate, tested, reported));
        return Combinators.combine(outlined, text(), text(), text(), text())
                .as((of, method, instrument, lot, operator) -> new TestItem(
                        of.analyte(),
                        method,
                        of.kind(),
                        of.lab(),
                        instrument,
                        lot,
                        operator,
                        of.replicate(),
                        of.testedAt(),
                        of.reportedAt()));
    }

    private static Arbitrary<Measurement> measurements() {
        return Arbitraries.of(Qualifier.class).flatMap(qualifier -> Combinators.combine(
                        values(qualifier),
                        text(),
                        decimals(),
                        decimals(),
                        decimals(),
                        text(),
                        Arbitraries.of(ReportedVerdict.class))
                .as((value, unit, lod, loq, uncertainty, words, verdict) ->
                        new Measurement(qualifier, value, unit, lod, loq, uncertainty, words, verdict)));
    }

    private static Arbitrary<Optional<BigDecimal>> values(Qualifier qualifier) {
        return switch (qualifier) {
            case EQ, LT, GT -> decimals().filter(Optional::isPresent);
            case DETECTED -> decimals();
            case NOT_DETECTED, NOT_MEASURED -> Arbitraries.just(Optional.empty());
        };
    }
}
