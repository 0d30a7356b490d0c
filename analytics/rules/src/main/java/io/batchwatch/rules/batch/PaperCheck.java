package io.batchwatch.rules.batch;

import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.rules.certificate.CertificateFinding;
import io.batchwatch.rules.certificate.Certificates;
import io.batchwatch.views.BatchPaper;
import io.batchwatch.views.PaperFault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is wrong with the papers of a batch by what is known of certificates now: a certificate that was entered since makes
 * good. One that stood in order when its sample was judged is not looked at again here.
 */
final class PaperCheck {
    private static final Comparator<BatchPaper> GRAVEST_FIRST = Comparator.comparing(BatchPaper::settled)
            .thenComparing(BatchPaper::severity)
            .thenComparing(BatchPaper::fault)
            .thenComparing(BatchPaper::certificate);

    private PaperCheck() {}

    /** What the story has told of, as long as somebody has to act on it. */
    record Told(PaperFault fault, String certificate) implements Comparable<Told> {
        private static final Comparator<Told> ORDER =
                Comparator.comparing(Told::fault).thenComparing(Told::certificate);

        Told {
            Objects.requireNonNull(fault);
            Objects.requireNonNull(certificate);
        }

        static Told of(BatchPaper paper) {
            return new Told(paper.fault(), paper.certificate());
        }

        @Override
        public int compareTo(Told other) {
            return ORDER.compare(this, other);
        }
    }

    /** The gravest first; what is settled last. */
    static List<BatchPaper> of(CaseFile file, Certificates certificates, ZoneId zone) {
        Map<Told, List<CertificateFinding>> faults = new TreeMap<>();
        file.papers().keySet().stream()
                .sorted()
                .flatMap(shipment -> certificates.check(shipment).stream())
                .forEach(finding -> faults.computeIfAbsent(
                                new Told(finding.fault(), finding.shipment().certificate()),
                                missing -> new ArrayList<>())
                        .add(finding));
        return faults.values().stream()
                .map(findings -> paper(findings, file, zone))
                .sorted(GRAVEST_FIRST)
                .toList();
    }

    private static BatchPaper paper(List<CertificateFinding> findings, CaseFile file, ZoneId zone) {
        CertificateFinding first = findings.get(0);
        LocalDate last = findings.get(findings.size() - 1).shipment().sampledOn();
        CertificateFinding gravest = findings.stream()
                .min(Comparator.comparing(CertificateFinding::severity))
                .orElseThrow();
        return new BatchPaper(
                first.fault(),
                gravest.kind(),
                first.shipment().certificate(),
                gravest.severity(),
                (int) findings.stream()
                        .map(finding -> finding.shipment().sampleId())
                        .distinct()
                        .count(),
                first.shipment().sampleId(),
                first.shipment().sampledOn(),
                settling(file, last.atStartOfDay(zone).toInstant()).findAny().isPresent(),
                gravest.source(),
                gravest.sentenceZh(),
                gravest.sentenceEn());
    }

    /** The hold was lifted, since the papers were supplied, or the goods are gone. */
    private static Stream<BatchAct> settling(CaseFile file, Instant since) {
        return Stream.concat(file.acts(ActKind.RELEASE, since), file.acts(ActKind.DISPOSAL_CLOSED, since));
    }
}
