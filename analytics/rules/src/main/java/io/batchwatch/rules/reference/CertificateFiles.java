package io.batchwatch.rules.reference;

import io.batchwatch.rules.certificate.Certificate;
import io.batchwatch.rules.certificate.Certificates;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private final List<ReferenceProblem> problems = new ArrayList<>();

    private CertificateFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * @throws ReferenceException with everything that is wrong
     */
    public static Certificates load(Path directory) {
        CertificateFiles files = new CertificateFiles(directory);
        Certificates certificates = files.read();
        if (!files.problems.isEmpty()) {
            throw new ReferenceException(files.problems);
        }
        return certificates;
    }

    private Certificates read() {
        List<Certificates.Requirement> rules = table(RULES, "kind", "categories", "valid_from", "source", "status")
                .map(row -> {
                    row.oneOf("status", Set.of("V", "M"));
                    return new Certificates.Requirement(
                            row.oneOf("kind", KINDS),
                            Arrays.stream(row.required("categories").split("\\|", -1))
                                    .map(String::strip)
                                    .collect(Collectors.toSet()),
                            row.day("valid_from"),
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

    private static BigDecimal quantity(ReferenceTable.Row row) {
        BigDecimal quantity = row.number("quantity");
        if (quantity.signum() < 0) {
            throw row.wrong("quantity", "a quantity is not negative");
        }
        return quantity;
    }

    private ReferenceTable table(String file, String... columns) {
        return ReferenceTable.read(directory, file, List.of(columns), problems);
    }
}
