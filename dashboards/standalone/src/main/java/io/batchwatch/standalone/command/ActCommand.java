package io.batchwatch.standalone.command;

import io.batchwatch.gateway.acts.ActColumn;
import io.batchwatch.gateway.acts.ActReceipt;
import io.batchwatch.gateway.acts.ActsFolder;
import io.batchwatch.standalone.house.DataDirectory;
import io.batchwatch.standalone.house.DataLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Enters what somebody did about a batch, and waits for the answer. */
@Command(
        name = "act",
        description = {
            "Enters what was done about a batch: an objection, a delivery, a disposal …",
            "登记对批次采取的措施：异议、送样、处置等。"
        })
final class ActCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(
            names = "--batch",
            paramLabel = "B",
            description = {"The batch id, as the board shows it.", "批次号（与看板一致）。"})
    private String batch = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = {
                "NOTICE, SAMPLE_DELIVERED, OBJECTION, RETEST_RECEIVED, RELEASE, DISPOSAL_OPENED, DISPOSAL_CLOSED,"
                        + " REFERRAL or NOTE.",
                "告知、送样、异议、复检收样、解除、启动处置、完成处置、移送、备注。"
            })
    private String kind = "";

    @Option(
            names = "--at",
            paramLabel = "T",
            description = {"When it was done: 2026-03-01 or 2026-03-01T08:00 (default: now).", "办理时间（默认现在）。"})
    private String at = "";

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = {"Who did it: a person or an office.", "经办人或单位。"})
    private String by = "";

    @Option(
            names = "--document",
            paramLabel = "NUMBER",
            description = {"The document's number.", "文号。"})
    private String document = "";

    @Option(
            names = "--lab",
            paramLabel = "LAB",
            description = {"The laboratory concerned.", "检测机构。"})
    private String lab = "";

    @Option(
            names = "--quantity",
            paramLabel = "N",
            description = {"How much.", "数量。"})
    private String quantity = "";

    @Option(
            names = "--unit",
            paramLabel = "U",
            description = {"Of what unit, such as kg.", "单位，如 kg。"})
    private String unit = "";

    @Option(
            names = "--remark",
            paramLabel = "TEXT",
            description = {"Anything more.", "备注。"})
    private String remark = "";

    @Option(
            names = "--withdraw",
            description = {
                "Takes the act back: it was entered by mistake. Give batch, kind, time, person and document as then.",
                "撤销误登记：批次、类型、时间、经办人和文号须与原登记一致。"
            })
    private boolean withdraw;

    @Option(
            names = "--file",
            paramLabel = "CSV",
            description = {"Many acts at once, instead of one; see the operators' guide.", "用文件登记多条。"})
    private String file = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;
    private final Clock clock;

    ActCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataDirectory directory = data.directory();
        ActsFolder folder = new ActsFolder(directory.acts(), zone.zone());
        String name = UUID.randomUUID() + ".csv";
        folder.put(name, csv());
        if (!DataLock.isTaken(directory.lock())) {
            console.errors()
                    .println("act: Batchwatch 未运行，下次启动时办理 · nothing runs on " + directory.root()
                            + ": it will be taken at the next start");
            return ExitCode.REFUSED;
        }
        return tell(answer(folder, name, directory.lock()));
    }

    private ActReceipt answer(ActsFolder folder, String name, Path lock) throws IOException, InterruptedException {
        Optional<ActReceipt> receipt = folder.receipt(name);
        while (receipt.isEmpty()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            receipt = folder.receipt(name);
            if (receipt.isEmpty() && !DataLock.isTaken(lock)) {
                throw new IOException(
                        "Batchwatch 已停止，下次启动时办理 · the house has ended; it will be taken at the next start");
            }
        }
        return receipt.get();
    }

    private int tell(ActReceipt receipt) {
        receipt.acts().forEach(act -> console.out()
                .printf(
                        "%s %s %s%s%n",
                        act.actId(), act.batchId(), act.kind(), act.withdrawn() ? " 已撤销 withdrawn" : ""));
        receipt.problems().forEach(problem -> console.errors()
                .printf(
                        "%d: %s %s %s · %s%n",
                        problem.line(), problem.field(), problem.value(), problem.messageZh(), problem.messageEn()));
        return receipt.isGood() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private String csv() throws IOException {
        if (!file.isEmpty()) {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        }
        if (batch.isEmpty() || kind.isEmpty() || by.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "act: 请给出 --batch、--kind 和 --by，或 --file · give --batch, --kind and --by, or --file");
        }
        return ActsFolder.csv(cells());
    }

    private Map<ActColumn, String> cells() {
        Map<ActColumn, String> cells = new EnumMap<>(ActColumn.class);
        cells.put(ActColumn.BATCH_ID, batch);
        cells.put(ActColumn.KIND, kind);
        cells.put(ActColumn.AT, at.isEmpty() ? now() : at);
        cells.put(ActColumn.BY, by);
        cells.put(ActColumn.DOCUMENT, document);
        cells.put(ActColumn.LAB, lab);
        cells.put(ActColumn.QUANTITY, quantity);
        cells.put(ActColumn.UNIT, unit);
        cells.put(ActColumn.REMARK, remark);
        cells.put(ActColumn.WITHDRAWN, withdraw ? "yes" : "no");
        return cells;
    }

    private String now() {
        return OffsetDateTime.now(clock.withZone(zone.zone()))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
