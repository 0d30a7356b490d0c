package io.batchwatch.standalone.command;

import io.batchwatch.gateway.names.Alias;
import io.batchwatch.gateway.names.Aliases;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.rules.reference.ControlTargets;
import io.batchwatch.rules.reference.Limit;
import io.batchwatch.rules.reference.PlanFiles;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.ReferenceException;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.standalone.house.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the limits in the reference data and checks all of it. */
@Command(
        name = "limits",
        description = {"Lists and validates the limits and all other reference data.", "列出并检查限量及其他参考数据。"})
final class LimitsCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    private final Console console;

    LimitsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = data.directory();
        ReferenceFiles.seed(directory.reference());
        try {
            ReferenceData reference = ReferenceFiles.load(directory.reference(), zone.zone());
            PlanFiles.load(directory.reference());
            ControlTargets controls = ControlTargets.load(directory.reference());
            reference.limits().stream()
                    .sorted(Comparator.comparing(Limit::analyte)
                            .thenComparing(Limit::food)
                            .thenComparing(Limit::validFrom))
                    .forEach(limit -> console.out().println(line(limit)));
            console.out().println(reference.limits().size() + " 条限量 limits");
            controls.targets().forEach(target -> console.out().println(line(target)));
            console.out().println(controls.targets().size() + " 个质控靶值 targets of control samples");
            return aliases(directory.reference());
        } catch (ReferenceException e) {
            e.problems().forEach(problem -> console.out().println(problem));
            return ExitCode.REFUSED;
        }
    }

    /** What people have mapped is reference data as well. */
    private int aliases(Path reference) throws IOException {
        Aliases aliases = Aliases.read(reference);
        CodeBooks books = CodeBooks.read(reference);
        List<Alias> nowhere = aliases.all().stream()
                .filter(alias -> !books.of(alias.kind()).hasCode(alias.code()))
                .toList();
        aliases.wrong().forEach(wrong -> console.out()
                .printf("aliases.csv:%d: %s · %s%n", wrong.line(), wrong.zh(), wrong.en()));
        nowhere.forEach(alias -> console.out()
                .printf(
                        "aliases.csv: %s 没有代码 · there is no code %s (%s)%n",
                        alias.kind().file(), alias.code(), alias.name()));
        return aliases.wrong().isEmpty() && nowhere.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static String line(ControlTargets.Target target) {
        return "%-24s %-20s %10s ± %s %s"
                .formatted(
                        target.analyte(),
                        target.material(),
                        target.target().toPlainString(),
                        target.standardDeviation().toPlainString(),
                        target.unit());
    }

    private static String line(Limit limit) {
        return "%-24s %-20s %10s %-8s %s … %s  %s"
                .formatted(
                        limit.analyte(),
                        limit.food(),
                        limit.value().toPlainString(),
                        limit.unitText(),
                        limit.validFrom(),
                        limit.validTo().map(Object::toString).orElse(""),
                        limit.source());
    }
}
