package io.batchwatch.standalone.command;

import io.batchwatch.gateway.key.KeptKey;
import io.batchwatch.gateway.key.KeyFile;
import io.batchwatch.gateway.key.KeyRight;
import io.batchwatch.gateway.key.NewKey;
import io.batchwatch.gateway.profile.PartnerProfiles;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys with which partners push results. Each change is in force at once, also while {@code up} runs. */
@Command(
        name = "keys",
        synopsisSubcommandLabel = "add|list|revoke",
        description = {
            "Keys with which partners push results: adds, lists or revokes them, also while up runs.",
            "合作方推送结果所用的密钥：添加、列出、撤销；up 运行时也立即生效。"
        })
final class KeysCommand {
    private KeysCommand() {}

    static CommandLine line(Console console) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new Add(console))
                .addSubcommand(new ListKeys(console))
                .addSubcommand(new Revoke(console));
    }

    @Command(
            name = "add",
            description = {
                "Makes a key and shows it, this once. Earlier keys stay valid, so that a partner can change over.",
                "新建并显示密钥，仅此一次。旧密钥仍然有效，便于轮换。"
            })
    static final class Add implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final ZoneOption zone = new ZoneOption();

        @Option(
                names = "--partner",
                required = true,
                paramLabel = "P",
                description = {"Whose key it is.", "密钥属于哪个合作方。"})
        private String partner = "";

        @Option(
                names = "--right",
                paramLabel = "RIGHT",
                defaultValue = "results",
                description = {
                    "What it opens: results of a partner, or acts of an office, named by --partner (default: results).",
                    "密钥用途：results 为合作方报送结果，acts 为办理单位登记处置事项（--partner 填单位代号）。"
                })
        private KeyRight right = KeyRight.RESULTS;

        @Option(
                names = "--expires",
                paramLabel = "T",
                description = {
                    "The day from which it is no longer valid, 2027-01-01, or how long it is: P1Y, P90D (default: for ever).",
                    "失效日期或有效期（默认不失效）。"
                })
        private Optional<String> expires = Optional.empty();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        private final Console console;

        Add(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            if (right == KeyRight.RESULTS && !hasProfile()) {
                console.errors()
                        .println("keys: 没有合作方 " + partner + " 的配置文件 · there is no profile of a partner " + partner);
                return ExitCode.REFUSED;
            }
            Clock clock = Clock.systemUTC();
            NewKey made = new KeyFile(data.directory().keys(), clock)
                    .add(partner, right, expires.map(text -> end(text, clock)));
            console.out().println(made.text());
            console.errors()
                    .println("密钥只显示这一次，请妥善保存 · this is shown only once: keep it well. "
                            + told(made.kept(), clock.instant()));
            return ExitCode.DONE;
        }

        private boolean hasProfile() throws IOException {
            PartnerProfiles.seed(data.directory().partners());
            PartnerProfiles profiles = new PartnerProfiles(data.directory().partners(), zone.zone());
            return !(profiles.of(partner) instanceof PartnerProfiles.Found.Unknown);
        }

        private Instant end(String text, Clock clock) {
            try {
                LocalDate day = text.startsWith("P")
                        ? LocalDate.ofInstant(clock.instant(), zone.zone()).plus(Period.parse(text))
                        : LocalDate.parse(text);
                Instant end = day.atStartOfDay(zone.zone()).toInstant();
                if (end.isAfter(clock.instant())) {
                    return end;
                }
            } catch (DateTimeException | ArithmeticException e) {
                // told below
            }
            throw new ParameterException(
                    spec.commandLine(),
                    "--expires: 应为将来的日期或时长 · write a day to come or a period, 2027-01-01 or P90D, not " + text);
        }
    }

    @Command(
            name = "list",
            description = {"Lists keys by their numbers; none can be shown again.", "列出密钥编号；密钥本身无法再次显示。"})
    static final class ListKeys implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Option(
                names = "--partner",
                paramLabel = "P",
                description = {"Only this partner's.", "仅列出该合作方的。"})
        private Optional<String> partner = Optional.empty();

        private final Console console;

        ListKeys(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Instant now = Clock.systemUTC().instant();
            new KeyFile(data.directory().keys(), Clock.systemUTC())
                    .keys().stream()
                            .filter(key -> partner.filter(name -> !name.equals(key.partner()))
                                    .isEmpty())
                            .forEach(key -> console.out().println(told(key, now)));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "revoke",
            description = {"Takes keys back: they open nothing from now on.", "撤销密钥，立即失效。"})
    static final class Revoke implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Option(
                names = "--partner",
                required = true,
                paramLabel = "P",
                description = {"Whose key it is.", "密钥属于哪个合作方。"})
        private String partner = "";

        @Parameters(
                arity = "0..*",
                paramLabel = "ID",
                description = {
                    "The keys' numbers, as `keys list` shows them; none: all that are valid.",
                    "密钥编号，见 keys list；不写则撤销该合作方的全部有效密钥。"
                })
        private List<String> ids = List.of();

        private final Console console;

        Revoke(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Clock clock = Clock.systemUTC();
            KeyFile file = new KeyFile(data.directory().keys(), clock);
            List<String> wanted = ids.isEmpty()
                    ? file.keys().stream()
                            .filter(key -> key.partner().equals(partner) && key.isValidAt(clock.instant()))
                            .map(KeptKey::id)
                            .toList()
                    : ids;
            int code = wanted.isEmpty() ? ExitCode.REFUSED : ExitCode.DONE;
            for (String id : wanted) {
                if (file.revoke(partner, id)) {
                    console.out().println(id + " 已撤销 revoked");
                } else {
                    console.errors().println("keys: " + partner + " 没有有效密钥 " + id + " · has no such valid key");
                    code = ExitCode.REFUSED;
                }
            }
            if (wanted.isEmpty()) {
                console.errors().println("keys: " + partner + " 没有有效密钥 · has no valid key");
            }
            return code;
        }
    }

    private static String told(KeptKey key, Instant now) {
        String state = key.revoked().isPresent() ? "已撤销 revoked" : key.isValidAt(now) ? "有效 valid" : "已失效 expired";
        return "%-20s %-7s %s  %s  added %s  expires %s"
                .formatted(
                        key.partner(),
                        key.right().code(),
                        key.id(),
                        state,
                        key.added(),
                        key.expires().map(Instant::toString).orElse("-"));
    }
}
