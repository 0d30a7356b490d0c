package io.batchwatch.rules.certificate;

import io.batchwatch.views.PaperFault;
import io.batchwatch.views.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** All that is known of certificates: which are needed, which were issued, by whom, and for which lots. Immutable. */
public final class Certificates {
    private final List<Requirement> requirements;
    private final Map<String, Certificate> byNumber;
    private final Set<String> issuers;
    private final Map<String, BigDecimal> lots;

    /** Nothing is needed, and nothing known. */
    public static final Certificates NONE = new Certificates(List.of(), List.of(), Set.of(), List.of());

    /**
     * @param lots of which goods came under each certificate
     */
    public Certificates(
            List<Requirement> requirements, List<Certificate> certificates, Set<String> issuers, List<Lot> lots) {
        this(requirements, known(certificates), issuers, sums(known(certificates), lots));
    }

    private Certificates(
            List<Requirement> requirements,
            Map<String, Certificate> byNumber,
            Set<String> issuers,
            Map<String, BigDecimal> lots) {
        this.requirements = List.copyOf(requirements);
        this.byNumber = Map.copyOf(byNumber);
        this.issuers = Set.copyOf(issuers);
        this.lots = Map.copyOf(lots);
    }

    private static Map<String, Certificate> known(List<Certificate> certificates) {
        Map<String, Certificate> known = new HashMap<>();
        certificates.forEach(certificate -> known.put(certificate.number(), certificate));
        return known;
    }

    private static Map<String, BigDecimal> sums(Map<String, Certificate> known, List<Lot> lots) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Lot lot : lots) {
            Certificate certificate = known.get(lot.certificate());
            if (certificate != null && certificate.unit().equals(lot.unit())) {
                sums.merge(lot.certificate(), lot.quantity(), BigDecimal::add);
            }
        }
        return sums;
    }

    /** The same, with every partner asked: what the history lacks, whoever sent it. */
    public Certificates ofAllPartners() {
        return new Certificates(
                requirements.stream().map(Requirement::ofAllPartners).toList(), byNumber, issuers, lots);
    }

    /**
     * Goods of these food groups need a certificate from a day on.
     *
     * @param partners whose records name certificates: of others a missing one says nothing; {@code *} for all
     */
    public record Requirement(
            String kind,
            Set<String> categories,
            LocalDate validFrom,
            Set<String> partners,
            Severity severity,
            String source) {
        public static final String ALL_PARTNERS = "*";

        public Requirement {
            Objects.requireNonNull(kind);
            categories = Set.copyOf(categories);
            Objects.requireNonNull(validFrom);
            partners = Set.copyOf(partners);
            Objects.requireNonNull(severity);
            Objects.requireNonNull(source);
        }

        boolean isOf(Shipment shipment) {
            return categories.contains(shipment.category())
                    && !shipment.sampledOn().isBefore(validFrom);
        }

        boolean isAskedOf(String partner) {
            return partners.contains(partner) || partners.contains(ALL_PARTNERS);
        }

        Requirement ofAllPartners() {
            return new Requirement(kind, categories, validFrom, Set.of(ALL_PARTNERS), severity, source);
        }
    }

    /** How much of a batch came under a certificate. */
    public record Lot(String batchKey, String certificate, BigDecimal quantity, String unit) {
        public Lot {
            Objects.requireNonNull(batchKey);
            Objects.requireNonNull(certificate);
            Objects.requireNonNull(quantity);
            Objects.requireNonNull(unit);
        }
    }

    /** What is wrong with a shipment's papers, the gravest first; empty if nothing is. */
    public List<CertificateFinding> check(Shipment shipment) {
        Optional<Requirement> needed = needed(shipment);
        if (shipment.certificate().isEmpty()) {
            return needed.filter(rule -> rule.isAskedOf(shipment.partner()))
                    .map(rule -> List.of(missing(shipment, rule)))
                    .orElse(List.of());
        }
        // A house that keeps no list of certificates cannot say that one is not in it.
        if (byNumber.isEmpty()) {
            return List.of();
        }
        Certificate certificate = byNumber.get(shipment.certificate());
        if (certificate == null) {
            String kind = needed.map(Requirement::kind).orElse("");
            return List.of(new Told(shipment, kind, needed)
                    .finding(PaperFault.UNKNOWN, "查无此证", "no such certificate is known"));
        }
        return faults(new Told(shipment, certificate.kind(), needed), certificate);
    }

    private Optional<Requirement> needed(Shipment shipment) {
        for (Requirement rule : requirements) {
            if (rule.isOf(shipment)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private List<CertificateFinding> faults(Told told, Certificate certificate) {
        Shipment shipment = told.shipment();
        Optional<Requirement> needed = told.needed();
        List<CertificateFinding> faults = new ArrayList<>();
        if (!issuers.contains(certificate.issuer())) {
            faults.add(told.finding(
                    PaperFault.UNKNOWN_ISSUER,
                    "出具者“" + certificate.issuer() + "”不在名录中",
                    "its issuer " + certificate.issuer() + " is not among those known"));
        }
        boolean isOfOtherKind = needed.isPresent() && !needed.get().kind().equals(certificate.kind());
        boolean isForOtherGoods =
                !certificate.category().isEmpty() && !certificate.category().equals(shipment.category());
        if (isOfOtherKind || isForOtherGoods || shipment.sampledOn().isBefore(certificate.issuedOn())) {
            faults.add(told.finding(
                    PaperFault.DOES_NOT_FIT,
                    isOfOtherKind || isForOtherGoods ? "证件种类或适用产品不符" : "出具日期 " + certificate.issuedOn() + " 晚于采样日期",
                    isOfOtherKind || isForOtherGoods
                            ? "it is of another kind or for other goods"
                            : "it was issued on " + certificate.issuedOn() + ", after sampling"));
        }
        certificate
                .validTo()
                .filter(last -> shipment.sampledOn().isAfter(last))
                .ifPresent(last ->
                        faults.add(told.finding(PaperFault.EXPIRED, "已于 " + last + " 到期", "it ended on " + last)));
        overQuantity(certificate)
                .ifPresent(sum -> faults.add(told.finding(
                        PaperFault.OVER_QUANTITY,
                        "证上数量 " + certificate.quantity().orElseThrow().toPlainString() + "，名下批次合计 "
                                + sum.toPlainString() + " " + certificate.unit(),
                        "batches under it add up to " + sum.toPlainString() + " of "
                                + certificate.quantity().orElseThrow().toPlainString() + " " + certificate.unit())));
        return List.copyOf(faults);
    }

    private Optional<BigDecimal> overQuantity(Certificate certificate) {
        return Optional.ofNullable(lots.get(certificate.number()))
                .filter(sum -> certificate.quantity().isPresent()
                        && sum.compareTo(certificate.quantity().get()) > 0);
    }

    private static CertificateFinding missing(Shipment shipment, Requirement rule) {
        boolean isQuarantine = rule.kind().equals(Certificate.QUARANTINE);
        return new CertificateFinding(
                shipment,
                PaperFault.MISSING,
                rule.kind(),
                rule.severity(),
                rule.source(),
                isQuarantine ? "未提供检疫证明。" : "未提供合格证。",
                isQuarantine ? "No quarantine certificate was given." : "No certificate of origin was given.");
    }

    /** A certificate that was given, and what its goods need. */
    private record Told(Shipment shipment, String kind, Optional<Requirement> needed) {
        CertificateFinding finding(PaperFault fault, String zh, String en) {
            return new CertificateFinding(
                    shipment,
                    fault,
                    kind,
                    needed.map(Requirement::severity).orElse(Severity.MINOR),
                    needed.map(Requirement::source).orElse(""),
                    "证件 " + shipment.certificate() + "：" + zh + "。",
                    "Certificate " + shipment.certificate() + ": " + en + ".");
        }
    }
}
