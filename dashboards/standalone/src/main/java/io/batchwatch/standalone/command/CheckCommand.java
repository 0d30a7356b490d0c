package io.batchwatch.standalone.command;

import io.batchwatch.gateway.FileCheck;
import io.batchwatch.gateway.draft.ProfileDraft;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.standalone.house.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a partner's file as `up` would, and sends nothing anywhere. */
@Command(
        name = "check",
        description = {
            "Shows what would be taken of a partner's file, and what refused and why.",
            "试读合作方文件：哪些行会被接收，哪些会被拒收及原因。"
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(
            names = "--partner",
            paramLabel = "P",
            description = {
                "Whose profile reads it; with --draft, whose profile it becomes.",
                "使用哪个合作方的配置；与 --draft 同用时为新配置的名称。"
            })
    private String partner = "";

    @Option(
            names = "--draft",
            description = {"Prints a profile made from the file, for a person to finish.", "根据文件起草一份配置并输出，由人补充完成。"})
    private boolean draft;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = {"text or json (default: ${DEFAULT-VALUE}).", "输出格式：text 或 json。"})
    private Format format = Format.text;

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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;

    CheckCommand(Console console) {
        this.console = console;
    }

    /** Named as the user types them. */
    enum Format {
        text,
        json
    }

    @Override
    public Integer call() throws IOException {
        if (partner.isEmpty() && !draft) {
            throw new ParameterException(
                    spec.commandLine(), "--partner: 请指定合作方，或用 --draft 起草配置 · say whose profile reads it, or --draft");
        }
        DataDirectory directory = data.directory();
        ReferenceFiles.seed(directory.reference());
        PartnerProfiles.seed(directory.partners());
        if (!Files.isRegularFile(file)) {
            console.errors().println("check: 没有这个文件 · no such file: " + file);
            return ExitCode.REFUSED;
        }
        return draft ? draft(directory) : check(directory);
    }

    private int check(DataDirectory directory) throws IOException {
        CheckAnswer answer = answer();
        try {
            FileCheck.Outcome outcome =
                    new FileCheck(directory.reference(), zone.zone(), Clock.systemUTC()).check(partner, file, answer);
            answer.end(outcome);
            return outcome.isGood() ? ExitCode.DONE : ExitCode.REFUSED;
        } catch (IllegalArgumentException e) {
            console.errors().println("check: " + e.getMessage());
            return ExitCode.REFUSED;
        }
    }

    private CheckAnswer answer() {
        return switch (format) {
            case text -> new CheckText(console.out(), most);
            case json -> new CheckJson(console.out(), most);
        };
    }

    private int draft(DataDirectory directory) throws IOException {
        try {
            ProfileDraft made = ProfileDraft.of(
                    partner.isEmpty() ? "new-partner" : partner,
                    file,
                    CodeBooks.read(directory.reference()),
                    zone.zone(),
                    Clock.systemUTC());
            console.out().print(made.text());
            console.errors()
                    .printf(
                            "check: 待补充 %d 处（TODO），保存为 %s 后用 check --partner 试读 · %d places to be filled in (TODO);"
                                    + " save it there and try it with check --partner%n",
                            made.questions(), directory.partners().resolve(made.partner() + ".yaml"), made.questions());
            return ExitCode.DONE;
        } catch (UnreadableException e) {
            e.problems().forEach(problem -> console.errors()
                    .printf("check: %s · %s%n", problem.messageZh(), problem.messageEn()));
            return ExitCode.REFUSED;
        } catch (IllegalArgumentException e) {
            console.errors().println("check: " + e.getMessage());
            return ExitCode.REFUSED;
        }
    }
}
