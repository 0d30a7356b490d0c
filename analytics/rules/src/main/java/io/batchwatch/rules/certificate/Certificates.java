package io.batchwatch.rules.certificate;

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

    /**
     * @param lots of which goods came under each certificate
     */
    public Certificates(
            List<Requirement> requirements, List<Certificate> certificates, Set<String> issuers, List<Lot> lots) {
        this.requirements = List.copyOf(requirements);
        Map<String, Certificate> known = new HashMap<>();
        certificates.forEach(certificate -> known.put(certificate.number(), certificate));
        this.byNumber = Map.copyOf(known);
        this.issuers = Set.copyOf(issuers);
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Lot lot : lots) {
            Certificate certificate = known.get(lot.certificate());
            if (certificate != null && certificate.unit().equals(lot.unit())) {
                sums.merge(lot.certificate(), lot.quantity(), BigDecimal::add);
            }
        }
        this.lots = Map.copyOf(sums);
    }

    /** Goods of these food groups need a certificate from a day on. */
    public record Requirement(String kind, Set<String> categories, LocalDate validFrom, String source) {
        public Requirement {
            Objects.requireNonNull(kind);
            categories = Set.copyOf(categories);
            Objects.requireNonNull(validFrom);
            Objects.requireNonNull(source);
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
        Optional<Requirement> needed = requirements.stream()
                .filter(rule -> rule.categories().contains(shipment.category())
                        && !shipment.sampledOn().isBefore(rule.validFrom()))
                .findFirst();
        String source = needed.map(Requirement::source).orElse("");
        if (shipment.certificate().isEmpty()) {
            return needed.map(rule -> List.of(missing(shipment, rule))).orElse(List.of());
        }
        Certificate certificate = byNumber.get(shipment.certificate());
        if (certificate == null) {
            return List.of(finding(
                    shipment, CertificateFinding.Fault.UNKNOWN, source, "查无此证", "no such certificate is known"));
        }
        return faults(shipment, certificate, needed, source);
    }

    private List<CertificateFinding> faults(
            Shipment shipment, Certificate certificate, Optional<Requirement> needed, String source) {
        List<CertificateFinding> faults = new ArrayList<>();
        if (!issuers.contains(certificate.issuer())) {
            faults.add(finding(
                    shipment,
                    CertificateFinding.Fault.UNKNOWN_ISSUER,
                    source,
                    "出具者“" + certificate.issuer() + "”不在名录中",
                    "its issuer " + certificate.issuer() + " is not among those known"));
        }
        boolean isOfOtherKind = needed.isPresent() && !needed.get().kind().equals(certificate.kind());
        boolean isForOtherGoods =
                !certificate.category().isEmpty() && !certificate.category().equals(shipment.category());
        if (isOfOtherKind || isForOtherGoods || shipment.sampledOn().isBefore(certificate.issuedOn())) {
            faults.add(finding(
                    shipment,
                    CertificateFinding.Fault.DOES_NOT_FIT,
                    source,
                    isOfOtherKind || isForOtherGoods ? "证件种类或适用产品不符" : "出具日期 " + certificate.issuedOn() + " 晚于采样日期",
                    isOfOtherKind || isForOtherGoods
                            ? "it is of another kind or for other goods"
                            : "it was issued on " + certificate.issuedOn() + ", after sampling"));
        }
        certificate
                .validTo()
                .filter(last -> shipment.sampledOn().isAfter(last))
                .ifPresent(last -> faults.add(finding(
                        shipment,
                        CertificateFinding.Fault.EXPIRED,
                        source,
                        "已于 " + last + " 到期",
                        "it ended on " + last)));
        overQuantity(certificate)
                .ifPresent(sum -> faults.add(finding(
                        shipment,
                        CertificateFinding.Fault.OVER_QUANTITY,
                        source,
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
                CertificateFinding.Fault.MISSING,
                rule.source(),
                isQuarantine ? "未提供检疫证明。" : "未提供合格证。",
                isQuarantine ? "No quarantine certificate was given." : "No certificate of origin was given.");
    }

    private static CertificateFinding finding(
            Shipment shipment, CertificateFinding.Fault fault, String source, String zh, String en) {
        return new CertificateFinding(
                shipment,
                fault,
                source,
                "证件 " + shipment.certificate() + "：" + zh + "。",
                "Certificate " + shipment.certificate() + ": " + en + ".");
    }
}
