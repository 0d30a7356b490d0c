package io.batchwatch.standalone.command;

import io.batchwatch.rules.reference.Limit;
import io.batchwatch.rules.reference.ReferenceData;
import io.batchwatch.rules.reference.ReferenceException;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.standalone.house.DataDirectory;
import java.util.Comparator;
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
    public Integer call() {
        DataDirectory directory = data.directory();
        ReferenceFiles.seed(directory.reference());
        try {
            ReferenceData reference = ReferenceFiles.load(directory.reference(), zone.zone());
            reference.limits().stream()
                    .sorted(Comparator.comparing(Limit::analyte)
                            .thenComparing(Limit::food)
                            .thenComparing(Limit::validFrom))
                    .forEach(limit -> console.out().println(line(limit)));
            console.out().println(reference.limits().size() + " 条限量 limits");
            return ExitCode.DONE;
        } catch (ReferenceException e) {
            e.problems().forEach(problem -> console.out().println(problem));
            return ExitCode.REFUSED;
        }
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
