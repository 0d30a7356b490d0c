package io.batchwatch.standalone.command;

import io.batchwatch.gateway.FileCheck;
import io.batchwatch.gateway.names.NearestNames;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.table.RawRow;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** What a check found, for the eye. */
final class CheckText implements CheckAnswer {
    private static final int MOST_NAMES = 20;

    private final PrintStream out;
    private long left;

    CheckText(PrintStream out, long most) {
        this.out = out;
        this.left = most;
    }

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

    @Override
    public void end(FileCheck.Outcome outcome) {
        if (!outcome.unreadable().isEmpty()) {
            outcome.unreadable()
                    .forEach(problem -> out.printf(
                            "无法读取 unreadable  %s %s: %s%n    %s · %s%n",
                            problem.field(),
                            problem.value(),
                            problem.rule().code(),
                            problem.messageZh(),
                            problem.messageEn()));
            return;
        }
        out.printf(
                "配置 profile %s, 格式 format %s%s%n",
                outcome.profile(),
                outcome.form(),
                outcome.charset().isEmpty() ? "" : ", 编码 charset " + outcome.charset());
        ignored(outcome.ignoredColumns());
        unmapped(outcome.unmapped());
        refusals(outcome.refusals());
        if (outcome.passedOver() > 0) {
            out.printf("%d 行按配置不是结果 rows that are no results by the profile%n", outcome.passedOver());
        }
        out.printf(
                "%d 行 rows = %d 接收 accepted + %d 重复 duplicates + %d 更正 corrected + %d 拒收 rejected%n",
                outcome.rows(), outcome.accepted(), outcome.duplicates(), outcome.corrected(), outcome.rejected());
    }

    private void ignored(List<FileCheck.IgnoredColumn> columns) {
        if (!columns.isEmpty()) {
            out.println("未使用的列 columns not read: "
                    + columns.stream().map(CheckText::column).collect(Collectors.joining(", ")));
        }
    }

    private static String column(FileCheck.IgnoredColumn column) {
        return column.name()
                + column.meant()
                        .map(Field::column)
                        .map(field -> " (→ " + field + "?)")
                        .orElse("");
    }

    private void unmapped(List<FileCheck.UnmappedName> names) {
        if (names.isEmpty()) {
            return;
        }
        out.println("未对应代码的名称（仍会接收）names without a code (taken all the same):");
        names.stream()
                .limit(MOST_NAMES)
                .forEach(name -> out.printf(
                        "    %-8s %s × %d%s%n",
                        name.kind().word(), name.name(), name.count(), candidates(name.nearest())));
        if (names.size() > MOST_NAMES) {
            out.printf("    … 共 %d 个 in all%n", names.size());
        }
    }

    static String candidates(List<NearestNames.Candidate> candidates) {
        return candidates.isEmpty()
                ? ""
                : "  → "
                        + candidates.stream()
                                .map(candidate -> candidate.code() + " (" + candidate.name() + ")")
                                .collect(Collectors.joining(", "))
                        + "?";
    }

    private void refusals(List<FileCheck.Refusals> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        out.println("拒收原因 why rows were refused:");
        refusals.forEach(refusal -> out.printf(
                "    %6d × %-20s %-16s 首见第 %d 行 first in line %d: “%s”%n",
                refusal.count(),
                refusal.example().rule().code(),
                refusal.example().field(),
                refusal.first().line(),
                refusal.first().line(),
                refusal.example().value()));
    }
}
