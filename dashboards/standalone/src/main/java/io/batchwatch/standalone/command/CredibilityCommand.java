package io.batchwatch.standalone.command;

import io.batchwatch.rules.credibility.Assumptions;
import io.batchwatch.rules.credibility.Credibility;
import io.batchwatch.rules.credibility.Finding;
import io.batchwatch.rules.credibility.Reading;
import io.batchwatch.standalone.sql.Answer;
import io.batchwatch.standalone.sql.Answer.Cell;
import io.batchwatch.standalone.sql.Answer.Kind;
import io.batchwatch.standalone.sql.CounterReadings;
import io.batchwatch.standalone.sql.History;
import io.batchwatch.standalone.sql.QueryException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says at which counters to look again. */
@Command(
        name = "credibility",
        description = {
            "At which counters to look again, and why: evidence with its probability, never an accusation.",
            "哪些快检室的数据值得再看一看、为什么：给出概率的线索，不是指控。"
        },
        footer = {
            "",
            "Looks at rapid tests and self-checks in the history; corrections and withdrawals are taken into account.",
            "查看历史数据中的快检和自检结果；已计入更正与撤回。",
            "",
            "  credibility --from 2026-01-01 --reagent-lot L2601=96",
            "  credibility --all --format json"
        })
final class CredibilityCommand implements Callable<Integer> {
    private static final Answer HEAD = new Answer(
            List.of(
                    "place",
                    "check",
                    "look",
                    "observed",
                    "expected",
                    "of",
                    "probability",
                    "adjusted_probability",
                    "sentence_zh",
                    "sentence_en"),
            List.of(false, false, false, true, true, true, true, true, false, false));

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Mixin
    private final PeriodOption period = new PeriodOption();

    @Option(
            names = "--reagent-lot",
            paramLabel = "LOT=TESTS",
            description = {"How many tests a reagent lot holds; may be repeated.", "某批试剂可做的检测数，可重复。"})
    private Map<String, Long> reagentLots = new HashMap<>();

    @Option(
            names = "--all",
            description = {"Every check, also those worth no look.", "列出全部检查，包括无需关注的。"})
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = {"table, csv or json (default: ${DEFAULT-VALUE}).", "输出格式：table、csv 或 json。"})
    private OutputFormat format = OutputFormat.table;

    private final Console console;

    CredibilityCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (History history = History.open(data.directory().history(), zone.zone())) {
            List<Reading> readings = CounterReadings.of(history, period.condition());
            Credibility credibility = new Credibility(Assumptions.usual().withReagentTests(reagentLots));
            print(credibility.look(readings));
            return ExitCode.DONE;
        } catch (QueryException e) {
            console.errors().println("credibility: " + e.getMessage());
            return ExitCode.REFUSED;
        }
    }

    private void print(List<Finding> findings) {
        Answer.Reader reader = format.reader(console.out());
        reader.begin(HEAD);
        findings.stream().filter(finding -> all || finding.worthALook()).forEach(finding -> reader.row(cells(finding)));
        reader.end();
    }

    private static List<Cell> cells(Finding finding) {
        return List.of(
                text(finding.place()),
                text(finding.check().name().toLowerCase(Locale.ROOT)),
                new Cell(String.valueOf(finding.worthALook()), Kind.BOOLEAN),
                number(finding.observed()),
                number(finding.expected()),
                number((double) finding.of()),
                number(finding.probability()),
                number(finding.adjustedProbability()),
                text(finding.sentenceZh()),
                text(finding.sentenceEn()));
    }

    private static Cell text(String text) {
        return new Cell(text, Kind.TEXT);
    }

    private static Cell number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return new Cell(String.format(Locale.ROOT, whole ? "%.0f" : "%.4g", value), Kind.NUMBER);
    }
}
