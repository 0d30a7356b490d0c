package io.batchwatch.standalone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two histories of a few results each. */
class VerdictChangesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;

    @Test
    void resultsThatAreJudgedOtherwiseAreCountedAndListed() throws Exception {
        Path before = history("before", "('same', 1, 'PASS', '韭菜'), ('stricter', 1, 'PASS', '豇豆')");
        Path now = history("now", "('same', 1, 'PASS', '韭菜'), ('stricter', 1, 'FAIL', '豇豆')");

        VerdictChanges changes = compared(before, now);

        assertThat(changes.results()).isEqualTo(2);
        assertThat(changes.counts()).containsExactly(new VerdictChanges.Count("PASS", "FAIL", 1));
        assertThat(Files.readAllLines(csv()))
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("PASS,FAIL,")
                .contains("豇豆");
    }

    @Test
    void onlyTheRevisionThatHoldsIsCompared() throws Exception {
        Path before = history("before", "('corrected', 1, 'FAIL', ''), ('corrected', 2, 'PASS', '')");
        Path now = history("now", "('corrected', 1, 'PASS', ''), ('corrected', 2, 'PASS', '')");

        assertThat(compared(before, now).counts()).isEmpty();
    }

    @Test
    void aResultOfOneHistoryOnlyIsAChange() throws Exception {
        Path before = history("before", "('gone', 1, 'FAIL', '')");
        Path now = history("now", "('new', 1, 'PASS', '')");

        assertThat(compared(before, now).counts())
                .containsExactly(new VerdictChanges.Count("-", "PASS", 1), new VerdictChanges.Count("FAIL", "-", 1));
    }

    @Test
    void aNameThatReadsAsAFormulaIsNone() throws Exception {
        Path before = history("before", "('r', 1, 'PASS', '=1+1')");
        Path now = history("now", "('r', 1, 'FAIL', '=1+1')");

        compared(before, now);

        assertThat(Files.readString(csv())).contains(",'=1+1,");
    }

    @Test
    void nothingBeforeIsNoFault() throws Exception {
        Path now = history("now", "('r', 1, 'FAIL', '')");

        assertThat(compared(folder.resolve("none"), now).changed()).isEqualTo(1);
    }

    private VerdictChanges compared(Path before, Path now) throws Exception {
        return VerdictChanges.write(before, now, ZONE, csv());
    }

    private Path csv() {
        return folder.resolve("changes.csv");
    }

    /**
     * @param rows of result id, revision, verdict, product's name
     */
    private Path history(String name, String rows) throws Exception {
        Path history = folder.resolve(name);
        Path month = Files.createDirectories(history.resolve("results/sampled_month=2026-03"));
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("""
                    copy (select result_id, revision::integer as revision, 'FINAL' as status, verdict, product_name
                        from (values %s) given(result_id, revision, verdict, product_name))
                    to '%s' (format parquet)""".formatted(rows, month.resolve("rows.parquet")));
        }
        return history;
    }
}
