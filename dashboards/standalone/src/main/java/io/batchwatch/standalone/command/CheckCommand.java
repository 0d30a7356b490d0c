package io.batchwatch.standalone.command;

import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.FileCheck;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.standalone.house.DataDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a partner's file as `up` would, and sends nothing anywhere. */
@Command(
        name = "check",
        description = {
            "Shows what would be taken of a partner's file, and what refused and why.",
            "试读合作方文件：哪些行会被接收，哪些会被拒收及原因。"
        })
final class CheckCommand implements Callable<Integer> {
    private static final int MOST_UNMAPPED = 20;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(
            names = "--partner",
            paramLabel = "P",
            required = true,
            description = {"Whose profile reads it.", "使用哪个合作方的配置。"})
    private String partner = "";

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100",
            description = {"How many refused rows are shown (default: ${DEFAULT-VALUE}).", "最多显示多少条拒收行。"})
    private long most = 100;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = {"The file.", "文件。"})
    private Path file = Path.of("");

    private final Console console;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = data.directory();
        ReferenceFiles.seed(directory.reference());
        PartnerProfiles.seed(directory.partners());
        if (!Files.isRegularFile(file)) {
            console.errors().println("check: 没有这个文件 · no such file: " + file);
            return ExitCode.REFUSED;
        }
        Refusals refusals = new Refusals(console.out(), most);
        try {
            FileCheck.Outcome outcome =
                    new FileCheck(directory.reference(), zone.zone(), Clock.systemUTC()).check(partner, file, refusals);
            print(outcome);
            return outcome.isGood() ? ExitCode.DONE : ExitCode.REFUSED;
        } catch (IllegalArgumentException e) {
            console.errors().println("check: " + e.getMessage());
            return ExitCode.REFUSED;
        }
    }

    private void print(FileCheck.Outcome outcome) {
        PrintStream out = console.out();
        for (Problem problem : outcome.unreadable()) {
            out.printf(
                    "无法读取 unreadable  %s %s: %s%n    %s · %s%n",
                    problem.field(), problem.value(), problem.rule().code(), problem.messageZh(), problem.messageEn());
        }
        if (!outcome.unreadable().isEmpty()) {
            return;
        }
        long rows = outcome.accepted() + outcome.duplicates() + outcome.corrected() + outcome.rejected();
        out.printf(
                "格式 format %s%s%n",
                outcome.form(), outcome.charset().isEmpty() ? "" : ", 编码 charset " + outcome.charset());
        if (!outcome.ignoredColumns().isEmpty()) {
            out.println("未使用的列 columns not read: " + String.join(", ", outcome.ignoredColumns()));
        }
        if (!outcome.unmapped().isEmpty()) {
            out.println("未对应代码的名称（仍会接收）names without a code (taken all the same):");
            outcome.unmapped().entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(MOST_UNMAPPED)
                    .forEach(entry -> out.printf("    %s × %d%n", entry.getKey(), entry.getValue()));
        }
        out.printf(
                "%d 行 rows = %d 接收 accepted + %d 重复 duplicates + %d 更正 corrected + %d 拒收 rejected%n",
                rows, outcome.accepted(), outcome.duplicates(), outcome.corrected(), outcome.rejected());
    }

    private static final class Refusals implements FileCheck.Listener {
        private final PrintStream out;
        private long left;

        Refusals(PrintStream out, long most) {
            this.out = out;
            this.left = most;
        }

        @Override
        public void accepted(TestResult result) {}

        @Override
        public void refused(RawRow row, List<Problem> problems) {
            if (left-- > 0) {
                problems.forEach(problem -> out.printf(
                        "第 %d 行 line %d%s  %s = “%s”: %s%n    %s · %s%n",
                        row.line(),
                        row.line(),
                        row.place().isEmpty() ? "" : " (" + row.place() + ")",
                        problem.field(),
                        problem.value(),
                        problem.rule().code(),
                        problem.messageZh(),
                        problem.messageEn()));
            } else if (left == -1) {
                out.println("…");
            }
        }
    }
}
