package io.batchwatch.standalone.command;

import io.batchwatch.rules.certificate.CertificateFinding;
import io.batchwatch.rules.certificate.Certificates;
import io.batchwatch.rules.reference.CertificateFiles;
import io.batchwatch.rules.reference.ReferenceException;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.standalone.house.DataDirectory;
import io.batchwatch.standalone.sql.History;
import io.batchwatch.standalone.sql.QueryException;
import io.batchwatch.standalone.sql.Shipments;
import io.batchwatch.views.PaperFault;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks through the history for goods whose papers are missing or do not fit. */
@Command(
        name = "certificates",
        description = {"Checks the certificates of all samples against those that were issued.", "核对历史中全部样品的合格证与检疫证明。"})
final class CertificatesCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(
            names = "--since",
            paramLabel = "DAY",
            defaultValue = "1980-01-01",
            description = {"Sampled on this day or later (default: all).", "自此采样日起（默认全部）。"})
    private LocalDate since = LocalDate.EPOCH;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100",
            description = {"How many findings are shown (default: ${DEFAULT-VALUE}).", "最多显示多少条。"})
    private long most = 100;

    private final Console console;
    private final Map<PaperFault, Long> counts = new EnumMap<>(PaperFault.class);
    private long shipments;
    private long found;

    CertificatesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DataDirectory directory = data.directory();
        ReferenceFiles.seed(directory.reference());
        try (History history = History.open(directory.history(), zone.zone())) {
            Certificates certificates =
                    CertificateFiles.load(directory.reference()).ofAllPartners();
            Shipments.of(history, since, shipment -> {
                shipments++;
                certificates.check(shipment).forEach(this::tell);
            });
        } catch (ReferenceException | QueryException e) {
            console.errors().println("certificates: " + e.getMessage());
            return ExitCode.REFUSED;
        }
        console.out().printf("%d 个样品 samples, %d 处问题 findings%n", shipments, found);
        counts.forEach((fault, count) -> console.out().printf("  %-14s %d%n", code(fault), count));
        return found == 0 ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void tell(CertificateFinding finding) {
        counts.merge(finding.fault(), 1L, Long::sum);
        if (found++ < most) {
            console.out()
                    .printf(
                            "%s %s %s %s %s%s%s%n",
                            finding.shipment().sampledOn(),
                            finding.shipment().batchKey(),
                            finding.shipment().category(),
                            code(finding.fault()),
                            finding.sentenceZh(),
                            " " + finding.sentenceEn(),
                            finding.source().isEmpty() ? "" : " [" + finding.source() + "]");
        }
    }

    private static String code(PaperFault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }
}
