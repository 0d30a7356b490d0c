package io.batchwatch.standalone.command;

import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.ProfileProblem;
import io.batchwatch.standalone.house.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the partners' profiles and checks them. */
@Command(
        name = "partners",
        description = {
            "Lists the partners' profiles: ok, broken (and where), or kept (the file is broken, the one before is in use).",
            "列出合作方配置：正常、有误（及位置）、沿用旧版（文件有误，沿用之前的版本）。"
        })
final class PartnersCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    private final Console console;

    PartnersCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = data.directory();
        PartnerProfiles.seed(directory.partners());
        PartnerProfiles profiles = PartnerProfiles.keeping(directory.partners(), zone.zone());
        int code = ExitCode.DONE;
        for (String name : profiles.names()) {
            PartnerProfiles.Found found = profiles.of(name);
            if (found instanceof PartnerProfiles.Found.Usable usable) {
                boolean isNewest = usable.problems().isEmpty();
                console.out().println(line(usable.profile(), isNewest ? "正常 ok" : "沿用旧版 kept"));
                code = tell(usable.problems(), code);
            } else if (found instanceof PartnerProfiles.Found.Broken broken) {
                console.out().printf("%-20s %s%n", name, "有误 broken");
                code = tell(broken.problems(), code);
            }
        }
        return code;
    }

    private int tell(List<ProfileProblem> problems, int code) {
        problems.forEach(problem -> console.out().println("    " + problem.text()));
        return problems.isEmpty() ? code : ExitCode.REFUSED;
    }

    private static String line(Profile profile, String state) {
        return "%-20s %-14s %-20s %s"
                .formatted(
                        profile.label(),
                        state,
                        profile.zone(),
                        profile.expectedInterval().map(Duration::toString).orElse("-"));
    }
}
