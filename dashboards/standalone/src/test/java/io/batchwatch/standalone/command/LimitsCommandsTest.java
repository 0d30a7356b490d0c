package io.batchwatch.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code limits} and what stands below it, as a user types them, on a history of a few rows. */
class LimitsCommandsTest {
    private static final String HEADER =
            "jurisdiction,analyte,food,kind,value,unit,valid_from,valid_to,source,status\n";

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void writeHistory() throws Exception {
        Path month = Files.createDirectories(data.resolve("history/results/sampled_month=2025-03"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                InputStream tables = Commands.class.getResourceAsStream("/io/batchwatch/standalone/sql/tables.sql")) {
            statement.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
            row(statement, 1, "S-1", "B-1", "carbofuran", "EQ", "0.01", "PASS");
            row(statement, 2, "S-2", "B-2", "carbofuran", "EQ", "0.03", "FAIL");
            row(statement, 3, "S-3", "B-3", "carbofuran", "LT", "0.001", "PASS");
            row(statement, 4, "S-4", "B-4", "carbofuran", "EQ", "0.01", "PASS");
            row(statement, 5, "S-4", "B-4", "lead", "EQ", "9", "FAIL");
            row(statement, 6, "S-5", "B-5", "carbofuran", "EQ", "0.003", "PASS");
            row(statement, 7, "S-5", "B-5", "3_hydroxycarbofuran", "EQ", "0.003", "NOT_JUDGED");
            statement.execute("copy no_results to '" + month.resolve("rows.parquet") + "' (format parquet)");
        }
    }

    private static void row(
            Statement statement,
            int number,
            String sample,
            String batch,
            String analyte,
            String qualifier,
            String value,
            String verdict)
            throws Exception {
        statement.execute("""
                insert into no_results (result_id, revision, status, sample_id, batch_id, product, category, purpose,
                    sampled_at, sampled_date, analyte, analyte_name, test_kind, replicate, qualifier, value, unit,
                    reported_verdict, partner, transport, content_hash, line, received_at, verdict, verdict_rule, judged_at)
                values ('%032x', 1, 'FINAL', '%s', '%s', 'cowpea', 'vegetable', 'ROUTINE', timestamptz '2025-03-0%d 00:00:00Z',
                    date '2025-03-0%d', '%s', '%s', 'LAB', 1, '%s', %s, 'mg/kg', 'NOT_REPORTED', 'generic', 'file', 'aa', %d,
                    now(), '%s', 'limit', now())
                """.formatted(
                        number, sample, batch, number, number, analyte, analyte, qualifier, value, number, verdict));
    }

    @Test
    void rehearsalCountsVerdictsAndNamesTheBatchesThatChange() throws IOException {
        Path table = table("CN,carbofuran,vegetable,maximum,0.005,mg/kg,2099-01-01,,draft,M");

        assertThat(run("limits", "rehearse", "--data", data.toString(), "--limits", table.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(said())
                .contains("1 条限量 limits, 6 条结果 results")
                .containsPattern("PASS +FAIL +3  \\*")
                .contains("batches newly flagged: 2")
                .contains("B-1  cowpea  carbofuran 0.01 mg/kg → FAIL (0.005 mg/kg, draft)")
                .contains("B-5  cowpea")
                .contains("batches no longer flagged: 0")
                .as("what another analyte flags anyway is not new")
                .doesNotContain("B-4");
    }

    @Test
    void rehearsalLooksAtTheDaysItIsAskedFor() throws IOException {
        Path table = table("CN,carbofuran,vegetable,maximum,0.05,mg/kg,2099-01-01,,draft,M");

        run("limits", "rehearse", "--data", data.toString(), "--limits", table.toString(), "--to", "2025-03-02");

        assertThat(said())
                .contains("2 条结果 results")
                .contains("batches no longer flagged: 1")
                .contains("B-2  cowpea");
    }

    @Test
    void tableThatIsWrongIsRefusedWithItsCells() throws IOException {
        Path table = table("CN,gold,vegetable,maximum,0.05,mg/kg,2099-01-01,,draft,M");

        assertThat(run("limits", "rehearse", "--data", data.toString(), "--limits", table.toString()))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("new.csv:2 analyte: “gold”不在检测项目表中 · 'gold' is not among the analytes");
    }

    @Test
    void limitsAreListed() {
        assertThat(run("limits", "--data", data.toString())).isEqualTo(ExitCode.DONE);

        assertThat(said()).contains("procymidone").containsPattern("[0-9]+ 条限量 limits");
    }

    @Test
    void publishedTableBecomesRowsToBeReadAndAListOfTheRest() throws IOException {
        Path annex = data.resolve("annex.csv");
        Files.writeString(annex, """
                NUM;Produits;Contaminant;Limite;Remarques
                3.1;Plomb;Teneur maximale (mg/kg);Remarques;
                3.1.17;Miel;0,10;;
                3.1.28;Compléments alimentaires;3,0;;
                """);
        Path to = data.resolve("eu");

        assertThat(run("limits", "import", "--from", "eu-2023-915", "--to", to.toString(), annex.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(data.resolve("eu.csv"))
                .content()
                .contains(
                        "EU,lead,honey,maximum,0.10,mg/kg,2023-05-25,,beyond-doubt,,,,,Regulation (EU) 2023/915 Annex I 3.1.17,V,");
        assertThat(data.resolve("eu.not-understood.csv"))
                .content()
                .contains("4,3.1.28,1,\"Compléments alimentaires\",\"3,0\",NOT_MAPPED");
        assertThat(said()).contains("2 个限量单元格").contains("1 已转换").contains("1 未转换");
    }

    private Path table(String row) throws IOException {
        Path table = data.resolve("new.csv");
        Files.writeString(table, HEADER + row + "\n");
        return table;
    }

    private int run(String... arguments) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        return Commands.line(console).execute(arguments);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
