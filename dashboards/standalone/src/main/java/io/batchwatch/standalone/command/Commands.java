package io.batchwatch.standalone.command;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;

/** All that can be typed. */
@Command(
        name = "batchwatch",
        versionProvider = Commands.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {"Food-test results, from the bench to a decision.", "食品检测结果：从检测台到处置决定。"})
public final class Commands {
    private Commands() {}

    public static CommandLine line(Console console) {
        CommandLine line = new CommandLine(new Commands())
                .addSubcommand(new UpCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new QueryCommand(console))
                .addSubcommand(new CredibilityCommand(console))
                .addSubcommand(new CompareLabsCommand(console))
                .addSubcommand(new ReviewCommand(console, Clock.systemUTC()))
                .addSubcommand(new ReplayCommand(console))
                .addSubcommand(new BackfillCommand(console, Clock.systemUTC()))
                .addSubcommand(new CertificatesCommand(console))
                .addSubcommand(new ActCommand(console, Clock.systemUTC()))
                .addSubcommand(new PartnersCommand(console))
                .addSubcommand(KeysCommand.line(console))
                .addSubcommand(WebhooksCommand.line(console))
                .addSubcommand(new UnmappedCommand(console))
                .addSubcommand(new MapCommand(console))
                .addSubcommand(new CommandLine(new LimitsCommand(console))
                        .addSubcommand(new ImportLimitsCommand(console))
                        .addSubcommand(new RehearseCommand(console)));
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Shows the version.", "显示版本。")
                        .build());
        addHelp(line);
        addHelpBelow(line);
        return line.setOut(console.outWriter())
                .setErr(console.errorWriter())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    console.errors().println(command.getCommandName() + ": " + words(exception));
                    return ExitCode.FAILED;
                });
    }

    /** Names the file that is at fault, and not the class that found it so. */
    private static String words(Exception exception) {
        if (exception instanceof NoSuchFileException) {
            return "没有这个文件 · no such file: " + exception.getMessage();
        }
        if (exception instanceof AccessDeniedException) {
            return "没有权限读写 · no permission to read or write: " + exception.getMessage();
        }
        return exception instanceof FileSystemException
                ? "无法读写 · cannot be read or written: " + exception.getMessage()
                : exception.toString();
    }

    private static void addHelpBelow(CommandLine line) {
        line.getSubcommands().values().forEach(below -> {
            addHelp(below);
            addHelpBelow(below);
        });
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this help.", "显示帮助。")
                        .build());
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
                    .orElse("(not packaged)");
            return new String[] {"batchwatch " + version};
        }
    }
}
