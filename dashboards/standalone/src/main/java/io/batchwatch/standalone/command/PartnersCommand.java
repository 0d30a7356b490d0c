package io.batchwatch.standalone.command;

import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.standalone.house.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the partners' profiles and checks them. */
@Command(
        name = "partners",
        description = {"Lists and validates the partners' profiles.", "列出并检查合作方配置。"})
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
        PartnerProfiles profiles = new PartnerProfiles(directory.partners(), zone.zone());
        int code = ExitCode.DONE;
        for (String name : profiles.names()) {
            PartnerProfiles.Found found = profiles.of(name);
            if (found instanceof PartnerProfiles.Found.Usable usable) {
                console.out().println(line(usable.profile()));
            } else if (found instanceof PartnerProfiles.Found.Broken broken) {
                broken.problems().forEach(problem -> console.out().println(problem.text()));
                code = ExitCode.REFUSED;
            }
        }
        return code;
    }

    private static String line(Profile profile) {
        return "%-20s %-20s %s"
                .formatted(
                        profile.label(),
                        profile.zone(),
                        profile.expectedInterval().map(Duration::toString).orElse("-"));
    }
}
