package io.batchwatch.gateway.reading;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestKind;
import io.batchwatch.gateway.names.Folded;
import io.batchwatch.gateway.names.Words;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Inhibition;
import io.batchwatch.gateway.profile.Profile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the bench found, out of the cells that tell of it. */
final class MeasurementReader {
    /** Cholinesterase inhibition, in percent: noise may lie a little outside 0 to 100, 118 cannot be. */
    private static final BigDecimal LEAST_INHIBITION = BigDecimal.valueOf(-30);

    private static final BigDecimal MOST_INHIBITION = BigDecimal.valueOf(110);
    private static final List<Field> IN_THE_SAME_UNIT = List.of(Field.LOD, Field.LOQ, Field.EXPANDED_UNCERTAINTY);

    private final boolean decimalComma;
    private final Remembered<ValueText.Reading> values;
    private final boolean keepsProse;
    private final Optional<Inhibition> inhibition;
    private final Words<Qualifier> qualifiers;
    private final Words<ReportedVerdict> reportedVerdicts;

    /** What stands in columns of its own beside the value. */
    private record Beside(
            String unit,
            ReportedVerdict reported,
            Optional<BigDecimal> lod,
            Optional<BigDecimal> loq,
            Optional<BigDecimal> uncertainty) {}

    MeasurementReader(Profile profile) {
        decimalComma = profile.decimalComma();
        values = new Remembered<>(text -> ValueText.read(text, decimalComma));
        keepsProse = profile.keepsProse();
        inhibition = profile.inhibition();
        qualifiers = Words.qualifiers().with(profile.codes().getOrDefault(Field.QUALIFIER, Map.of()));
        reportedVerdicts =
                Words.reportedVerdicts().with(profile.codes().getOrDefault(Field.REPORTED_VERDICT, Map.of()));
    }

    /** The measurement; empty if something was wrong, which the cells then know. */
    Optional<Measurement> read(Cells cells, TestKind kind, Status status, boolean isWholeSample) {
        int problemsBefore = cells.problems().size();
        Optional<Qualifier> qualifier = qualifier(cells);
        Beside beside = new Beside(
                unit(cells),
                reported(cells),
                number(cells, Field.LOD),
                number(cells, Field.LOQ),
                number(cells, Field.EXPANDED_UNCERTAINTY));
        String text = cells.plain(Field.VALUE);
        Optional<Measurement> found = text.isEmpty()
                ? withoutValue(cells, qualifier, beside, mayBeMissing(status, beside, isWholeSample))
                : withValue(cells, qualifier, text, beside, kind);
        found.ifPresent(measurement -> lookForOtherUnits(cells, measurement.unit()));
        return cells.problems().size() == problemsBefore ? found : Optional.empty();
    }

    /** A limit of detection in another unit than the value would be compared as if it were the same. */
    private static void lookForOtherUnits(Cells cells, String unit) {
        for (Field field : IN_THE_SAME_UNIT) {
            String other = cells.unitInHeader(field);
            if (!other.isEmpty() && !unit.isEmpty() && !Folded.of(other).equals(Folded.of(unit))) {
                cells.problem(Rule.UNIT_CONFLICT, field, other);
            }
        }
    }

    /** Who takes a result back need not say which it was; of a verdict on all of a sample there is none. */
    private boolean mayBeMissing(Status status, Beside beside, boolean isWholeSample) {
        return status == Status.WITHDRAWN
                || ((isWholeSample || keepsProse) && beside.reported() != ReportedVerdict.NOT_REPORTED);
    }

    private Optional<Measurement> withoutValue(
            Cells cells, Optional<Qualifier> qualifier, Beside beside, boolean mayBeMissing) {
        Qualifier said = qualifier.orElse(mayBeMissing ? Qualifier.NOT_MEASURED : Qualifier.EQ);
        return switch (said) {
            case EQ, LT, GT -> {
                cells.problem(Rule.MISSING_VALUE, Field.VALUE, "");
                yield Optional.empty();
            }
            case DETECTED, NOT_DETECTED, NOT_MEASURED -> Optional.of(unmeasured(said, "", beside));
        };
    }

    private Optional<Measurement> withValue(
            Cells cells, Optional<Qualifier> qualifier, String text, Beside beside, TestKind kind) {
        ValueText.Reading reading = value(text);
        if (reading instanceof ValueText.Reading.Unreadable unreadable) {
            if (keepsProse) {
                // As received: made plain, 10⁴ would read 104.
                return Optional.of(unmeasured(Qualifier.NOT_MEASURED, cells.name(Field.VALUE), beside));
            }
            cells.problem(unreadable.rule(), Field.VALUE, text);
            return Optional.empty();
        }
        ValueText value = inPercent(((ValueText.Reading.Value) reading).value(), beside.unit(), kind);
        String unit = beside.unit();
        if (!value.unit().isEmpty()
                && !unit.isEmpty()
                && !Folded.of(value.unit()).equals(Folded.of(unit))) {
            cells.problem(Rule.UNIT_CONFLICT, Field.UNIT, unit);
            return Optional.empty();
        }
        String usedUnit = unit.isEmpty() ? value.unit() : unit;
        Optional<Qualifier> agreed = agreed(qualifier, value, usedUnit);
        if (agreed.isEmpty()) {
            cells.problem(Rule.QUALIFIER_CONFLICT, Field.QUALIFIER, cells.plain(Field.QUALIFIER) + " " + text);
            return Optional.empty();
        }
        if (!isPossible(value, usedUnit, kind)) {
            outOfRange(cells, text, usedUnit, kind);
            return Optional.empty();
        }
        return Optional.of(new Measurement(
                agreed.get(),
                value.value(),
                usedUnit,
                beside.lod().or(value::detectionLimit),
                beside.loq(),
                beside.uncertainty().or(value::uncertainty),
                "",
                beside.reported()));
    }

    /** Numbers are read sooner than they are remembered; what else is written is one of a few words and limits. */
    private ValueText.Reading value(String text) {
        boolean isNumber = text.charAt(0) >= '0' && text.charAt(0) <= '9';
        return isNumber ? ValueText.read(text, decimalComma) : values.of(text);
    }

    /** An inhibition that the profile calls a fraction, or a percentage without its sign, as a percentage. */
    private ValueText inPercent(ValueText value, String unit, TestKind kind) {
        boolean isBare = unit.isEmpty() && value.unit().isEmpty();
        boolean isPercent = unit.equals("%") || value.unit().equals("%");
        if (inhibition.isEmpty() || kind != TestKind.RAPID || !(isBare || isPercent)) {
            return value;
        }
        int shift = inhibition.get() == Inhibition.FRACTION ? 2 : 0;
        return new ValueText(
                value.qualifier(),
                value.value().map(number -> number.movePointRight(shift)),
                value.value().isPresent() ? "%" : value.unit(),
                value.detectionLimit().map(number -> number.movePointRight(shift)),
                value.uncertainty().map(number -> number.movePointRight(shift)));
    }

    private void outOfRange(Cells cells, String text, String unit, TestKind kind) {
        if (kind != TestKind.RAPID || !unit.equals("%")) {
            cells.problem(Rule.OUT_OF_RANGE, Field.VALUE, text);
            return;
        }
        String said = inhibition.orElse(Inhibition.PERCENT).name().toLowerCase(Locale.ROOT);
        cells.problemWith(
                Rule.OUT_OF_RANGE,
                Field.VALUE,
                text,
                "抑制率在 -30 至 110 % 之间；配置中 inhibition 为 " + said,
                "an inhibition lies between -30 and 110 %; the profile says inhibition: " + said);
    }

    /** The unit's own column, else what stands in the value's title. */
    private static String unit(Cells cells) {
        String unit = cells.name(Field.UNIT);
        return unit.isEmpty() ? cells.unitInHeader(Field.VALUE) : unit;
    }

    private static Measurement unmeasured(Qualifier qualifier, String text, Beside beside) {
        return new Measurement(
                qualifier,
                Optional.empty(),
                beside.unit(),
                beside.lod(),
                beside.loq(),
                beside.uncertainty(),
                text,
                beside.reported());
    }

    /** What column and cell say together; empty if they contradict each other. */
    private static Optional<Qualifier> agreed(Optional<Qualifier> column, ValueText value, String unit) {
        if (column.isEmpty() || column.get() == value.qualifier()) {
            return Optional.of(value.qualifier());
        }
        boolean plainNumber = value.qualifier() == Qualifier.EQ;
        return switch (column.get()) {
            case LT, GT, DETECTED -> plainNumber ? column : Optional.empty();
            // A reader of test cards says "negative" and the inhibition beside it: the number tells more.
            case NOT_DETECTED -> plainNumber && unit.equals("%") ? Optional.of(Qualifier.EQ) : Optional.empty();
            case EQ, NOT_MEASURED -> Optional.empty();
        };
    }

    private static boolean isPossible(ValueText text, String unit, TestKind kind) {
        boolean besidesArePossible = text.detectionLimit()
                        .or(text::uncertainty)
                        .map(BigDecimal::signum)
                        .orElse(0)
                >= 0;
        return besidesArePossible
                && text.value().map(value -> isPossible(value, unit, kind)).orElse(true);
    }

    private static boolean isPossible(BigDecimal value, String unit, TestKind kind) {
        if (!unit.equals("%")) {
            return value.signum() >= 0;
        }
        return kind != TestKind.RAPID
                || (value.compareTo(LEAST_INHIBITION) >= 0 && value.compareTo(MOST_INHIBITION) <= 0);
    }

    private Optional<BigDecimal> number(Cells cells, Field field) {
        String text = cells.plain(field);
        if (text.isEmpty() || text.equals("/") || text.equals("-") || text.equals("—")) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = NumberText.number(text, decimalComma);
        if (number.isEmpty()) {
            cells.problem(Rule.NOT_A_NUMBER, field, text);
        } else if (number.get().signum() < 0) {
            cells.problem(Rule.OUT_OF_RANGE, field, text);
        }
        return number;
    }

    private ReportedVerdict reported(Cells cells) {
        String word = cells.plain(Field.REPORTED_VERDICT);
        if (word.isEmpty()) {
            return ReportedVerdict.NOT_REPORTED;
        }
        Optional<ReportedVerdict> meaning = reportedVerdicts.meaning(word);
        if (meaning.isEmpty()) {
            cells.unknownCode(Field.REPORTED_VERDICT, word, reportedVerdicts);
        }
        return meaning.orElse(ReportedVerdict.NOT_REPORTED);
    }

    private Optional<Qualifier> qualifier(Cells cells) {
        String word = cells.plain(Field.QUALIFIER);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<Qualifier> meaning = qualifiers.meaning(word);
        if (meaning.isEmpty()) {
            cells.unknownCode(Field.QUALIFIER, word, qualifiers);
        }
        return meaning;
    }
}
