package io.batchwatch.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.TestKind;
import io.batchwatch.views.CellKey;
import io.batchwatch.views.Origin;
import io.batchwatch.views.Verdict;
import io.batchwatch.views.VerdictCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleLedgerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void sampleFailsIfAnyItemFails() {
        Map<CellKey, VerdictCounts> samples =
                samples(vote("pesticide", Verdict.PASS), vote("pesticide", Verdict.FAIL), vote("other", Verdict.PASS));

        assertThat(samples.get(place().cell(CellKey.ALL_HAZARDS))).isEqualTo(VerdictCounts.one(Verdict.FAIL));
        assertThat(samples.get(place().cell("pesticide"))).isEqualTo(VerdictCounts.one(Verdict.FAIL));
        assertThat(samples.get(place().cell("other"))).isEqualTo(VerdictCounts.one(Verdict.PASS));
    }

    @Test
    void whatNoRuleSpeaksOfDoesNotHideAPass() {
        Map<CellKey, VerdictCounts> samples =
                samples(vote("pesticide", Verdict.NOT_JUDGED), vote("pesticide", Verdict.PASS));

        assertThat(samples.get(place().cell(CellKey.ALL_HAZARDS))).isEqualTo(VerdictCounts.one(Verdict.PASS));
    }

    @Test
    void verdictOnTheWholeSampleCountsOnlyWhereNoItemIsJudged() {
        Vote whole = vote(CellKey.ALL_HAZARDS, Verdict.PASS);

        assertThat(samples(whole).get(place().cell(CellKey.ALL_HAZARDS))).isEqualTo(VerdictCounts.one(Verdict.PASS));
        assertThat(samples(whole, vote("pesticide", Verdict.NOT_JUDGED)).get(place().cell(CellKey.ALL_HAZARDS)))
                .isEqualTo(VerdictCounts.one(Verdict.PASS));
        assertThat(samples(whole, vote("pesticide", Verdict.FAIL)).get(place().cell(CellKey.ALL_HAZARDS)))
                .isEqualTo(VerdictCounts.one(Verdict.FAIL));
    }

    @Test
    void kindsAreNeverPooled() {
        Vote lab = new Vote(place(TestKind.LAB), "pesticide", Verdict.FAIL);
        Map<CellKey, VerdictCounts> samples = samples(vote("pesticide", Verdict.PASS), lab);

        assertThat(samples.get(place().cell(CellKey.ALL_HAZARDS))).isEqualTo(VerdictCounts.one(Verdict.PASS));
        assertThat(samples.get(place(TestKind.LAB).cell(CellKey.ALL_HAZARDS)))
                .isEqualTo(VerdictCounts.one(Verdict.FAIL));
    }

    @Test
    void correctionSubtractsExactlyWhatItReplaces() {
        Optional<Vote> fail = Optional.of(vote("pesticide", Verdict.FAIL));
        Optional<Vote> pass = Optional.of(vote("pesticide", Verdict.PASS));
        SampleLedger failed = SampleLedger.EMPTY.with(fail, Optional.empty());
        SampleLedger corrected = failed.with(pass, fail);

        List<CellDelta> change = failed.changeTo(corrected, pass, fail);

        VerdictCounts failToPass = new VerdictCounts(1, -1, 0, 0, 0);
        assertThat(change).extracting(CellDelta::samples).containsExactly(failToPass, failToPass);
        assertThat(change).extracting(CellDelta::items).containsExactly(failToPass, failToPass);
    }

    @Test
    void withdrawingEverythingLeavesNothing() {
        Optional<Vote> fail = Optional.of(vote("pesticide", Verdict.FAIL));
        SampleLedger failed = SampleLedger.EMPTY.with(fail, Optional.empty());
        SampleLedger withdrawn = failed.with(Optional.empty(), fail);

        Map<CellKey, CellDelta> cube = new HashMap<>();
        add(cube, SampleLedger.EMPTY.changeTo(failed, fail, Optional.empty()));
        add(cube, failed.changeTo(withdrawn, Optional.empty(), fail));

        assertThat(cube.values())
                .allMatch(cell -> cell.samples().isNone() && cell.items().isNone());
        assertThat(withdrawn.votes()).isEmpty();
    }

    @Test
    void cubeDoesNotDependOnTheOrderOfVotes() {
        List<Vote> votes = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 40; i++) {
            Place place = new Place(
                    DAY.plusDays(random.nextInt(2)),
                    "m" + random.nextInt(2),
                    "vegetable",
                    List.of(TestKind.RAPID, TestKind.LAB).get(random.nextInt(2)),
                    "lab" + random.nextInt(2),
                    "",
                    Origin.LOCAL);
            votes.add(new Vote(
                    place,
                    List.of("pesticide", "contaminant", CellKey.ALL_HAZARDS).get(random.nextInt(3)),
                    List.copyOf(EnumSet.allOf(Verdict.class)).get(random.nextInt(5))));
        }
        Map<CellKey, CellDelta> expected = withoutChanges(cube(votes));
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(votes, random);
            assertThat(withoutChanges(cube(votes))).isEqualTo(expected);
        }
    }

    private static Map<CellKey, VerdictCounts> samples(Vote... votes) {
        Map<CellKey, VerdictCounts> samples = new HashMap<>();
        cube(List.of(votes)).forEach((key, delta) -> samples.put(key, delta.samples()));
        return samples;
    }

    private static Map<CellKey, CellDelta> cube(List<Vote> votes) {
        Map<CellKey, CellDelta> cube = new HashMap<>();
        SampleLedger ledger = SampleLedger.EMPTY;
        for (Vote vote : votes) {
            SampleLedger next = ledger.with(Optional.of(vote), Optional.empty());
            add(cube, ledger.changeTo(next, Optional.of(vote), Optional.empty()));
            ledger = next;
        }
        return cube;
    }

    private static void add(Map<CellKey, CellDelta> cube, List<CellDelta> change) {
        change.forEach(delta -> cube.merge(delta.key(), delta, CellDelta::plus));
    }

    /** Cells that came back to nothing and the number of changes depend on the way; the counts must not. */
    private static Map<CellKey, CellDelta> withoutChanges(Map<CellKey, CellDelta> cube) {
        Map<CellKey, CellDelta> counts = new HashMap<>();
        cube.forEach((key, delta) -> {
            if (!delta.samples().isNone() || !delta.items().isNone()) {
                counts.put(key, new CellDelta(key, delta.samples(), delta.items(), 0));
            }
        });
        return counts;
    }

    private static Vote vote(String hazard, Verdict verdict) {
        return new Vote(place(), hazard, verdict);
    }

    private static Place place() {
        return place(TestKind.RAPID);
    }

    private static Place place(TestKind kind) {
        return new Place(DAY, "m1", "vegetable", kind, "lab1", "", Origin.LOCAL);
    }
}
