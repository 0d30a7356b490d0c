package io.batchwatch.standalone.demo;

import io.batchwatch.standalone.demo.CounterYear.Positive;
import io.batchwatch.standalone.demo.DemoResult.Found;
import io.batchwatch.standalone.demo.DemoResult.Lot;
import io.batchwatch.standalone.demo.Good.LabItem;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A year of laboratory results: routine sampling, and what became of the counters' positives. */
final class LaboratoryYear {
    private static final int ROUTINE_A_DAY = 5;
    private static final double CONFIRMED = 0.35;
    private static final double TRACE = 0.3;
    private static final int CORRECTED_EVERY = 9;
    private static final int WITHDRAWN_FAIL = 5;

    private final LocalDate lastDay;
    private final Chance chance;
    private final List<DemoResult> results = new ArrayList<>();

    LaboratoryYear(LocalDate lastDay, List<Positive> positives, long seed) {
        this.lastDay = lastDay;
        chance = new Chance(seed);
        for (int daysAgo = CounterYear.DAYS - 1; daysAgo >= 0; daysAgo--) {
            for (int number = 1; number <= ROUTINE_A_DAY; number++) {
                routine(lastDay.minusDays(daysAgo), number);
            }
        }
        positives.forEach(this::followUp);
    }

    List<DemoResult> results() {
        return results;
    }

    /** What the laboratories took back later: some fails were slips of the decimal point, and one was another's sample. */
    List<DemoResult> corrections() {
        List<DemoResult> fails =
                results.stream().filter(r -> r.found().verdict().equals("FAIL")).toList();
        List<DemoResult> corrections = new ArrayList<>();
        for (int i = CORRECTED_EVERY / 2; i < fails.size(); i += CORRECTED_EVERY) {
            DemoResult fail = fails.get(i);
            itemOf(fail)
                    .filter(item -> !item.isBanned())
                    .ifPresent(item -> corrections.add(fail.correctedTo(
                            tenth(fail.found(), item),
                            reportedNoLaterThanNow(fail.reportedAt().plusDays(2)))));
        }
        DemoResult mixedUp = fails.get(WITHDRAWN_FAIL + CORRECTED_EVERY);
        corrections.add(
                mixedUp.withdrawn(reportedNoLaterThanNow(mixedUp.reportedAt().plusDays(1))));
        return corrections;
    }

    private void routine(LocalDate day, int number) {
        Good good = chance.weighted(DemoWorld.GOODS, Good::weight);
        boolean local = chance.of(good.localShare());
        Lot lot = new Lot(
                "DEMO-%tY%<tm%<td-L-%02d".formatted(day, number),
                good,
                local ? "本地" : chance.oneOf(DemoWorld.OUTSIDE_ORIGINS),
                local ? chance.oneOf(DemoWorld.localProducers(good)) : "外地批发商",
                site(day, local && number == 1));
        LocalDateTime sampledAt = day.atTime(chance.between(8, 16), chance.between(0, 59));
        String laboratory = chance.oneOf(DemoWorld.LABORATORIES);
        LocalDateTime reportedAt = sampledAt.plusDays(chance.between(2, 12)).plusMinutes(chance.between(0, 300));
        for (LabItem item : good.items()) {
            report(lot, "L-" + lot.id(), "ROUTINE", sampledAt, laboratory, item, chance.of(item.failing()), reportedAt);
        }
    }

    private String site(LocalDate day, boolean atTheFarmGate) {
        String market = chance.oneOf(DemoWorld.MARKETS);
        return atTheFarmGate ? DemoWorld.VILLAGES.get((int) (day.toEpochDay() % DemoWorld.VILLAGES.size())) : market;
    }

    /** Sale is held at once, the regulator samples the next day, and the laboratory speaks some days later. */
    private void followUp(Positive positive) {
        Lot lot = positive.result().lot();
        LocalDateTime sampledAt = positive.result().sampledAt().plusDays(1);
        LocalDateTime reportedAt = sampledAt.plusDays(chance.between(2, 9));
        double confirmed = lot.good().disturbing() ? CONFIRMED / 2 : CONFIRMED;
        report(
                lot,
                "L-" + lot.id() + "-C",
                "ROUTINE",
                sampledAt,
                chance.oneOf(DemoWorld.LABORATORIES),
                positive.test().confirmedBy(),
                chance.of(confirmed),
                reportedAt);
    }

    private void report(
            Lot lot,
            String sampleId,
            String purpose,
            LocalDateTime sampledAt,
            String laboratory,
            LabItem item,
            boolean fails,
            LocalDateTime reportedAt) {
        Found found = found(item, fails);
        if (reportedAt.toLocalDate().isAfter(lastDay)) {
            return;
        }
        results.add(new DemoResult(
                lot,
                sampleId,
                purpose,
                sampledAt,
                "LAB",
                laboratory,
                "",
                item.analyte(),
                item.method(),
                found,
                reportedAt.minusHours(20),
                reportedAt,
                1,
                "FINAL"));
    }

    private Found found(LabItem item, boolean fails) {
        String lod = Chance.rounded(item.lod(), item.decimals());
        if (fails) {
            double value = item.isBanned()
                    ? item.lod() * chance.between(1.5, 20)
                    : item.limit() * (1.05 + Math.pow(chance.between(0.0, 1.7), 3));
            return new Found("EQ", Chance.rounded(value, item.decimals()), item.unit(), lod, "FAIL");
        }
        if (item.isBanned() || !chance.of(TRACE)) {
            return new Found("", "<" + lod, item.unit(), lod, "PASS");
        }
        double value = item.lod() + (item.limit() - item.lod()) * Math.pow(chance.between(0.0, 0.92), 3);
        return new Found("EQ", Chance.rounded(value, item.decimals()), item.unit(), lod, "PASS");
    }

    private static Found tenth(Found found, LabItem item) {
        double value = Double.parseDouble(found.value()) / 10;
        return value < item.lod()
                ? new Found("", "<" + found.lod(), found.unit(), found.lod(), "PASS")
                : new Found(
                        "EQ",
                        Chance.rounded(value, item.decimals()),
                        found.unit(),
                        found.lod(),
                        value > item.limit() ? "FAIL" : "PASS");
    }

    private static Optional<LabItem> itemOf(DemoResult result) {
        return result.lot().good().items().stream()
                .filter(item -> item.analyte().equals(result.analyte()))
                .findFirst();
    }

    private LocalDateTime reportedNoLaterThanNow(LocalDateTime when) {
        LocalDateTime latest = lastDay.atTime(6, 0);
        return when.isAfter(latest) ? latest : when;
    }
}
