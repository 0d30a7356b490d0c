package io.batchwatch.standalone.command;

import io.batchwatch.standalone.house.DataDirectory;
import io.batchwatch.webhooks.Webhooks;
import io.batchwatch.webhooks.message.Message;
import io.batchwatch.webhooks.outbox.Delivery;
import io.batchwatch.webhooks.outbox.Outbox;
import io.batchwatch.webhooks.post.Answer;
import io.batchwatch.webhooks.post.Post;
import io.batchwatch.webhooks.subscriber.SecretFile;
import io.batchwatch.webhooks.subscriber.Subscriber;
import io.batchwatch.webhooks.subscriber.Subscribers;
import io.batchwatch.webhooks.subscriber.SubscribersFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Other platforms that are told of alerts. Works while {@code up} runs. */
@Command(
        name = "webhooks",
        synopsisSubcommandLabel = "list|test|dead-letters|redeliver|secret",
        description = {
            "Other platforms that are told of alerts: lists them, tries them out, tells again what was given up.",
            "订阅告警的其他平台：列出、测试、重发未送达的消息。"
        })
final class WebhooksCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private WebhooksCommand() {}

    static CommandLine line(Console console) {
        return new CommandLine(new WebhooksCommand())
                .addSubcommand(new ListSubscribers(console))
                .addSubcommand(new Try(console))
                .addSubcommand(new DeadLetters(console))
                .addSubcommand(new Redeliver(console))
                .addSubcommand(new Secret(console));
    }

    @Command(
            name = "list",
            description = {
                "Validates subscribers.csv and lists who is told, what waits and what was given up.",
                "检查 subscribers.csv，列出订阅方、待送和未送达的数量。"
            })
    static final class ListSubscribers implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        private final Console console;

        ListSubscribers(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Subscribers read = subscribers(data.directory());
            read.problems().forEach(console.errors()::println);
            for (Subscriber subscriber : read.all()) {
                Outbox outbox = outbox(data.directory(), subscriber.name());
                boolean gone = outbox.goneFrom()
                        .filter(subscriber.shownEndpoint()::equals)
                        .isPresent();
                console.out()
                        .printf(
                                "%-20s %s  待送 pending %d  未送达 dead %d%s%n",
                                subscriber.name(),
                                subscriber.shownEndpoint(),
                                outbox.pending().size(),
                                outbox.deadLetters(),
                                gone ? "  对方已注销（410），停止发送 gone (410): nothing is posted" : "");
            }
            return read.isGood() ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    @Command(
            name = "test",
            description = {
                "Posts a signed test message now, once, and shows the answer. Secrets of env: are taken from this shell.",
                "立即发送一条签名的测试消息并显示结果；env: 密钥取自当前环境。"
            })
    static final class Try implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Parameters(
                paramLabel = "NAME",
                description = {"The subscriber.", "订阅方。"})
        private String name = "";

        private final Console console;

        Try(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws InterruptedException {
            Optional<Subscriber> subscriber = subscriber(data.directory(), name);
            if (subscriber.isEmpty()) {
                return unknown(console, name);
            }
            Clock clock = Clock.systemUTC();
            Message message = Message.test(subscriber.get(), clock.instant());
            Answer answer = new Post(System.getenv(), clock, PATIENCE).send(message, subscriber.get());
            if (answer instanceof Answer.Taken taken) {
                console.out().printf("%s 已送达 taken: %d%n", message.id(), taken.status());
                return ExitCode.DONE;
            }
            String why = answer instanceof Answer.InVain inVain ? inVain.reason() : "410, gone";
            console.errors().printf("webhooks: %s 未送达 not taken: %s%n", message.id(), why);
            return ExitCode.REFUSED;
        }
    }

    @Command(
            name = "dead-letters",
            description = {"Lists what was given up: when, what, after how many attempts, why.", "列出未送达的消息及原因。"})
    static final class DeadLetters implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Parameters(
                arity = "0..1",
                paramLabel = "NAME",
                description = {"Only this subscriber's.", "仅该订阅方。"})
        private Optional<String> name = Optional.empty();

        private final Console console;

        DeadLetters(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            List<String> names = name.map(List::of).orElseGet(() -> subscribers(data.directory()).all().stream()
                    .map(Subscriber::name)
                    .toList());
            for (String subscriber : names) {
                if (!Subscriber.isName(subscriber)) {
                    return unknown(console, subscriber);
                }
                for (Delivery letter : outbox(data.directory(), subscriber).dead()) {
                    console.out()
                            .printf(
                                    "%-20s %s  %s  %s  %d×  %s%n",
                                    subscriber,
                                    letter.deliveryId(),
                                    letter.queuedAt(),
                                    letter.alertId(),
                                    letter.attempts(),
                                    letter.lastAnswer());
                }
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "redeliver",
            description = {
                "Tells dead letters again, under the ids they had; also a subscriber that had said it was gone.",
                "重新发送未送达的消息（编号不变）；对已注销的订阅方也恢复发送。"
            })
    static final class Redeliver implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Parameters(
                index = "0",
                paramLabel = "NAME",
                description = {"The subscriber.", "订阅方。"})
        private String name = "";

        @Parameters(
                index = "1..*",
                arity = "0..*",
                paramLabel = "ID",
                description = {"Only these, as dead-letters shows them; none: all.", "仅这些编号；不写则全部。"})
        private List<String> ids = List.of();

        private final Console console;

        Redeliver(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            if (subscriber(data.directory(), name).isEmpty()) {
                return unknown(console, name);
            }
            List<Delivery> waiting = outbox(data.directory(), name)
                    .redeliver(Set.copyOf(ids), Clock.systemUTC().instant());
            waiting.forEach(delivery -> console.out().println(delivery.deliveryId() + " 待送 pending"));
            if (ids.size() > waiting.size()) {
                console.errors().println("webhooks: 有编号不存在 · not every id is a dead letter");
                return ExitCode.REFUSED;
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "secret",
            description = {
                "Makes a secret in a new file for its owner only, and shows it once, for the other side.",
                "新建密钥文件（仅属主可读）并显示一次，交给对方。"
            })
    static final class Secret implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Parameters(
                paramLabel = "FILE",
                description = {"In data/webhooks, unless it is a whole path.", "相对于 data/webhooks 的文件名。"})
        private String file = "";

        private final Console console;

        Secret(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Path directory = data.directory().webhooks();
            SubscribersFile.seed(directory);
            try {
                console.out().println(SecretFile.create(directory.resolve(file)));
            } catch (FileAlreadyExistsException e) {
                console.errors().println("webhooks: 文件已存在 · there is such a file already: " + file);
                return ExitCode.REFUSED;
            }
            console.errors().println("写入 subscribers.csv 的 secret 列 · write as the subscriber's secret: file:" + file);
            return ExitCode.DONE;
        }
    }

    private static Subscribers subscribers(DataDirectory data) {
        return SubscribersFile.read(data.webhooks());
    }

    private static Optional<Subscriber> subscriber(DataDirectory data, String name) {
        return subscribers(data).all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private static Outbox outbox(DataDirectory data, String subscriber) throws IOException {
        return Outbox.visit(Webhooks.folder(data.webhooks(), subscriber));
    }

    private static int unknown(Console console, String name) {
        console.errors().println("webhooks: 没有（有效的）订阅方 " + name + " · there is no good line of a subscriber " + name);
        return ExitCode.REFUSED;
    }
}
