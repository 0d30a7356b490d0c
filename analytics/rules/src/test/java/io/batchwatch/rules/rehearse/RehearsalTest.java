package io.batchwatch.rules.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.Bench;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.views.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other limits would have said of the results of a few batches. */
class RehearsalTest {
    private static final String HEADER =
            "jurisdiction,analyte,food,kind,value,unit,valid_from,valid_to,source,status\n";

    @TempDir
    Path directory;

    @BeforeEach
    void seed() {
        ReferenceFiles.seed(directory);
    }

    @Test
    void limitThatIsNotYetInForceIsRehearsedAsIfItAlwaysWere() throws IOException {
        Rehearsal rehearsal = rehearsal("CN,carbofuran,vegetable,maximum,0.005,mg/kg,2099-01-01,,GB draft,M");
        take(rehearsal, carbofuran("S-1", "B-1", "0.01"), Verdict.PASS);
        take(rehearsal, carbofuran("S-2", "B-2", "0.004"), Verdict.PASS);
        take(rehearsal, carbofuran("S-3", "B-3", "0.03"), Verdict.FAIL);
        rehearsal.end();

        assertThat(rehearsal.results()).isEqualTo(3);
        assertThat(rehearsal.changes())
                .containsEntry(new Rehearsal.Change(Verdict.PASS, Verdict.FAIL), 1L)
                .containsEntry(new Rehearsal.Change(Verdict.PASS, Verdict.PASS), 1L)
                .containsEntry(new Rehearsal.Change(Verdict.FAIL, Verdict.FAIL), 1L);
        assertThat(rehearsal.batches().stream().filter(RehearsedBatch::isNewlyFlagged))
                .extracting(RehearsedBatch::batchKey)
                .containsExactly("B-1");
        assertThat(rehearsal.batches().get(0).because()).contains("carbofuran 0.01 mg/kg → FAIL", "GB draft");
    }

    @Test
    void batchIsClearedOnlyIfNothingStandsAgainstItAnyMore() throws IOException {
        Rehearsal rehearsal = rehearsal("CN,carbofuran,vegetable,maximum,0.05,mg/kg,2099-01-01,,GB draft,M");
        take(rehearsal, carbofuran("S-1", "B-1", "0.03"), Verdict.FAIL);
        take(rehearsal, carbofuran("S-2", "B-2", "0.03"), Verdict.FAIL);
        take(rehearsal, carbofuran("S-3", "B-2", "0.06"), Verdict.FAIL);
        rehearsal.end();

        assertThat(rehearsal.batches().stream().filter(RehearsedBatch::isCleared))
                .extracting(RehearsedBatch::batchKey)
                .containsExactly("B-1");
        assertThat(rehearsal.batches().stream().filter(RehearsedBatch::isNewlyFlagged))
                .isEmpty();
    }

    @Test
    void limitOfANearerFoodStaysNearer() throws IOException {
        Rehearsal rehearsal = rehearsal("CN,lead,vegetable,maximum,0.01,mg/kg,2099-01-01,,GB draft,M");
        take(rehearsal, Bench.lab("spinach", "lead").found("0.2", "mg/kg").result(), Verdict.PASS);
        rehearsal.end();

        assertThat(rehearsal.changes()).containsOnlyKeys(new Rehearsal.Change(Verdict.PASS, Verdict.PASS));
    }

    @Test
    void sumsAreRehearsedToo() throws IOException {
        Rehearsal rehearsal = rehearsal("CN,enrofloxacin,aquatic,maximum,50,µg/kg,2099-01-01,,GB draft,M");
        take(rehearsal, Bench.lab("bass", "enrofloxacin").found("30", "µg/kg").result(), Verdict.PASS);
        take(rehearsal, Bench.lab("bass", "ciprofloxacin").found("30", "µg/kg").result(), Verdict.NOT_JUDGED);
        rehearsal.end();

        assertThat(rehearsal.results()).isEqualTo(2);
        assertThat(rehearsal.changes()).containsEntry(new Rehearsal.Change(Verdict.PASS, Verdict.FAIL), 1L);
        assertThat(rehearsal.batches()).singleElement().satisfies(batch -> assertThat(batch.isNewlyFlagged())
                .isTrue());
    }

    /** Of a table with limits that follow each other the newest is what is asked about. */
    @Test
    void newestOfTheTableIsRehearsed() throws IOException {
        Rehearsal rehearsal = rehearsal(
                "CN,carbofuran,vegetable,maximum,0.005,mg/kg,2098-01-01,2098-12-31,GB draft,M",
                "CN,carbofuran,vegetable,maximum,0.05,mg/kg,2099-01-01,,GB draft,M");
        take(rehearsal, carbofuran("S-1", "B-1", "0.03"), Verdict.FAIL);
        rehearsal.end();

        assertThat(rehearsal.changes()).containsOnlyKeys(new Rehearsal.Change(Verdict.FAIL, Verdict.PASS));
    }

    @Test
    void whatTheHistoryJudgedByOtherLimitsIsCounted() throws IOException {
        Rehearsal rehearsal = rehearsal("CN,carbofuran,vegetable,maximum,0.05,mg/kg,2099-01-01,,GB draft,M");
        take(rehearsal, carbofuran("S-1", "B-1", "0.03"), Verdict.PASS);
        take(rehearsal, carbofuran("S-2", "B-2", "0.03"), Verdict.FAIL);
        rehearsal.end();

        assertThat(rehearsal.judgedOtherwiseThen()).isEqualTo(1);
    }

    private Rehearsal rehearsal(String... limits) throws IOException {
        Path table = directory.resolve("new-limits.csv");
        Files.writeString(table, HEADER + String.join("\n", limits) + "\n");
        ReferenceFiles.Rehearsed rules = ReferenceFiles.rehearse(directory, table, Bench.SHANGHAI);
        return new Rehearsal(rules.inForce(), rules.rehearsed());
    }

    private static void take(Rehearsal rehearsal, TestResult row, Verdict recorded) {
        rehearsal.take(row, recorded);
    }

    private static TestResult carbofuran(String sample, String batch, String found) {
        return Bench.lab("cowpea", "carbofuran")
                .ofSample(sample)
                .ofBatch(batch)
                .found(found, "mg/kg")
                .result();
    }
}
