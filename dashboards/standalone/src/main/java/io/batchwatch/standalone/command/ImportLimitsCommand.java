package io.batchwatch.standalone.command;

import io.batchwatch.rules.reference.published.EuContaminants;
import io.batchwatch.rules.reference.published.PublishedTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a published table into rows for limits.csv, and lists what it could not turn. */
@Command(
        name = "import",
        description = {
            "Turns a published table into rows for limits.csv, to be read before they are used; what is not understood is listed,"
                    + " and nothing is guessed.",
            "把公布的限量表转换成 limits.csv 的行，供核对后使用；不能理解的行单独列出，绝不猜测。"
        },
        footer = {
            "",
            "Written beside each other: OUT.csv and OUT.not-understood.csv. Append what you approve to data/reference/limits.csv.",
            "输出两个文件：OUT.csv 与 OUT.not-understood.csv。核对后把需要的行加入 data/reference/limits.csv。",
            "",
            "  limits import --from eu-2023-915 --to eu-limits annex.csv"
        })
final class ImportLimitsCommand implements Callable<Integer> {
    private static final String HEADER = "jurisdiction,analyte,food,kind,value,unit,valid_from,valid_to,decision_rule,"
            + "round_to,n,c,m,source,status,note\n";

    @Option(
            names = "--from",
            paramLabel = "TABLE",
            required = true,
            description = {
                "Which table it is: eu-2023-915 (contaminants in food, the annex in French).",
                "表的种类：eu-2023-915（欧盟食品污染物限量附件，法文）。"
            })
    private Published from = Published.EU_2023_915;

    @Option(
            names = "--to",
            paramLabel = "OUT",
            description = {"Where the rows go, without the ending (default: the table's name).", "输出文件名，不含扩展名。"})
    private Path out = Path.of("");

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = {"The table.", "限量表文件。"})
    private Path file = Path.of("");

    private final Console console;

    ImportLimitsCommand(Console console) {
        this.console = console;
    }

    /** The tables that can be read. */
    enum Published {
        EU_2023_915;

        @Override
        public String toString() {
            return "eu-2023-915";
        }
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            console.errors().println("import: 没有这个文件 · no such file: " + file);
            return ExitCode.REFUSED;
        }
        PublishedTable table;
        try {
            table = switch (from) {
                case EU_2023_915 -> EuContaminants.read(file);
            };
        } catch (CharacterCodingException e) {
            console.errors().println("import: 文件不是 UTF-8 · the file is not UTF-8: " + file);
            return ExitCode.REFUSED;
        }
        Path rows = named(".csv");
        Path rest = named(".not-understood.csv");
        Files.writeString(rows, rows(table), StandardCharsets.UTF_8);
        Files.writeString(rest, rest(table), StandardCharsets.UTF_8);
        print(table, rows, rest);
        return ExitCode.DONE;
    }

    private Path named(String ending) {
        String name = out.toString().isEmpty()
                ? file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".limits"
                : out.toString();
        return Path.of(name + ending);
    }

    private void print(PublishedTable table, Path rows, Path rest) {
        PrintStream to = console.out();
        to.printf(
                "%d 个限量单元格 cells with a limit = %d 已转换 understood + %d 未转换 not understood%n",
                table.cells(),
                table.cells() - table.notUnderstood().size(),
                table.notUnderstood().size());
        to.printf("%d 行限量 limits → %s%n", table.limits().size(), rows);
        Map<PublishedTable.Reason, Long> reasons = new TreeMap<>();
        table.notUnderstood().forEach(cell -> reasons.merge(cell.reason(), 1L, Long::sum));
        reasons.forEach((reason, count) -> to.printf("    %d × %s%n", count, words(reason)));
        to.printf("→ %s%n", rest);
    }

    private static String words(PublishedTable.Reason reason) {
        return switch (reason) {
            case NOT_MAPPED -> "尚未对应项目和食品 no analyte and food of ours is mapped to it";
            case MAPPED_OTHERWISE -> "条款内容与映射时不同 the clause says something else than when it was mapped";
            case NO_NUMBER -> "不是数值 no number";
            case OTHER_BASIS -> "按脂肪等其他基准计 on a basis of its own, such as fat";
            case NO_UNIT -> "单位未知 a unit not known here";
        };
    }

    private static String rows(PublishedTable table) {
        StringBuilder text = new StringBuilder(HEADER);
        for (PublishedTable.Row limit : table.limits()) {
            text.append(String.join(
                            ",",
                            "EU",
                            limit.analyte(),
                            limit.food(),
                            "maximum",
                            limit.value().toPlainString(),
                            limit.unit(),
                            limit.validFrom().toString(),
                            limit.validTo().map(LocalDate::toString).orElse(""),
                            "beyond-doubt",
                            "",
                            "",
                            "",
                            "",
                            "Regulation (EU) 2023/915 Annex I " + limit.clause(),
                            "V",
                            ""))
                    .append('\n');
        }
        return text.toString();
    }

    private static String rest(PublishedTable table) {
        StringBuilder text = new StringBuilder("line,clause,column,product,text,reason\n");
        for (PublishedTable.NotUnderstood cell : table.notUnderstood()) {
            text.append(cell.line())
                    .append(',')
                    .append(cell.clause())
                    .append(',')
                    .append(cell.column())
                    .append(',')
                    .append(quoted(cell.product()))
                    .append(',')
                    .append(quoted(cell.text()))
                    .append(',')
                    .append(cell.reason())
                    .append('\n');
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
