package io.batchwatch.rules.reference;

import io.batchwatch.rules.certificate.Certificate;
import io.batchwatch.rules.certificate.Certificates;
import io.batchwatch.views.Severity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Certificates as files of the reference directory: which are needed, which were issued, by whom, for which lots. */
public final class CertificateFiles {
    static final String RULES = "certificate_rules.csv";
    static final String ISSUERS = "certificate_issuers.csv";
    static final String CERTIFICATES = "certificates.csv";
    static final String LOTS = "certificate_lots.csv";

    private static final Set<String> KINDS = Set.of(Certificate.ORIGIN, Certificate.QUARANTINE);

    private final Path directory;
    private final List<ReferenceProblem> problems;

    private CertificateFiles(Path directory, List<ReferenceProblem> problems) {
        this.directory = directory;
        this.problems = problems;
    }

    /**
     * @throws ReferenceException with everything that is wrong
     */
    public static Certificates load(Path directory) {
        List<ReferenceProblem> problems = new ArrayList<>();
        Certificates certificates = read(directory, problems);
        if (!problems.isEmpty()) {
            throw new ReferenceException(problems);
        }
        return certificates;
    }

    /**
     * @param problems to which what is wrong is added
     */
    static Certificates read(Path directory, List<ReferenceProblem> problems) {
        return new CertificateFiles(directory, problems).read();
    }

    private Certificates read() {
        List<Certificates.Requirement> rules = table(RULES, "kind", "categories", "valid_from", "source", "status")
                .map(row -> {
                    row.oneOf("status", Set.of("V", "M"));
                    String kind = row.oneOf("kind", KINDS);
                    return new Certificates.Requirement(
                            kind,
                            several(row.required("categories")),
                            row.day("valid_from"),
                            several(row.text("partners")),
                            severity(row, kind),
                            row.required("source"));
                });
        Set<String> issuers = Set.copyOf(
                table(ISSUERS, "issuer", "kind").map(ReferenceTable.unique("issuer", row -> row.required("issuer"))));
        List<Certificate> certificates = table(
                        CERTIFICATES,
                        "number",
                        "kind",
                        "issuer",
                        "category",
                        "quantity",
                        "unit",
                        "issued_on",
                        "valid_to")
                .map(ReferenceTable.unique("number", CertificateFiles::certificate));
        List<Certificates.Lot> lots = table(LOTS, "batch_id", "certificate", "quantity", "unit")
                .map(row -> new Certificates.Lot(
                        row.required("batch_id"), row.required("certificate"), quantity(row), row.required("unit")));
        return new Certificates(rules, certificates, issuers, lots);
    }

    private static Certificate certificate(ReferenceTable.Row row) {
        Optional<BigDecimal> quantity = row.text("quantity").isEmpty() ? Optional.empty() : Optional.of(quantity(row));
        if (quantity.isPresent()) {
            row.required("unit");
        }
        return new Certificate(
                row.oneOf("kind", KINDS),
                row.required("number"),
                row.required("issuer"),
                row.text("category"),
                quantity,
                row.text("unit"),
                row.day("issued_on"),
                row.optionalDay("valid_to"));
    }

    private static Set<String> several(String cell) {
        return Arrays.stream(cell.split("\\|", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Goods without quarantine may not be sold at all; a certificate of origin is a promise of the producer. */
    private static Severity severity(ReferenceTable.Row row, String kind) {
        String word = row.oneOf("severity", Set.of("", "critical", "major", "minor"));
        if (word.isEmpty()) {
            return kind.equals(Certificate.QUARANTINE) ? Severity.MAJOR : Severity.MINOR;
        }
        return Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static BigDecimal quantity(ReferenceTable.Row row) {
        BigDecimal quantity = row.number("quantity");
        if (quantity.signum() < 0) {
            throw row.wrong("quantity", "数量不能为负", "a quantity is not negative");
        }
        return quantity;
    }

    private ReferenceTable table(String file, String... columns) {
        return ReferenceTable.read(directory, file, List.of(columns), problems);
    }
}
