package io.batchwatch.rules.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.rules.reference.CertificateFiles;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.views.PaperFault;
import io.batchwatch.views.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Papers against what was issued; the shipped rules say who needs which. */
class CertificatesTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void issue() throws IOException {
        ReferenceFiles.seed(directory);
        Files.writeString(directory.resolve("certificate_issuers.csv"), "issuer,kind\n县动监所,quarantine\n");
        Files.writeString(directory.resolve("certificates.csv"), """
                number,kind,issuer,category,quantity,unit,issued_on,valid_to
                Q1,quarantine,县动监所,livestock,100,kg,2026-03-01,2026-03-05
                Q2,quarantine,无此单位,livestock,,,2026-03-01,
                Q3,quarantine,县动监所,,100,kg,2026-03-01,
                O1,origin,县动监所,,,,2026-03-01,
                """);
        Files.writeString(directory.resolve("certificate_lots.csv"), """
                batch_id,certificate,quantity,unit
                B-1,Q1,60,kg
                B-2,Q1,40.0,kg
                B-3,Q3,60,kg
                B-4,Q3,40.1,kg
                B-5,Q3,9,头
                """);
    }

    @ParameterizedTest(name = "{0} with {1} on {2}: {3}")
    @CsvSource({
        "livestock, '', 2026-03-02, MISSING",
        "poultry, '', 2026-03-02, MISSING",
        "vegetable, '', 2026-03-02, MISSING",
        "vegetable, '', 2022-12-31, ''",
        "processed, '', 2026-03-02, ''",
        "livestock, Q9, 2026-03-02, UNKNOWN",
        "livestock, Q1, 2026-03-02, ''",
        "livestock, Q1, 2026-03-05, ''",
        "livestock, Q1, 2026-03-06, EXPIRED",
        "livestock, Q1, 2026-02-28, DOES_NOT_FIT",
        "poultry, Q1, 2026-03-02, DOES_NOT_FIT",
        "livestock, O1, 2026-03-02, DOES_NOT_FIT",
        "livestock, Q2, 2026-03-02, UNKNOWN_ISSUER",
        "livestock, Q3, 2026-03-02, OVER_QUANTITY"
    })
    void papersAreHeldAgainstWhatWasIssued(String category, String number, LocalDate sampled, String fault) {
        Certificates certificates = CertificateFiles.load(directory).ofAllPartners();

        assertThat(certificates.check(new Shipment("B", "S", category, number, sampled, "market")))
                .extracting(finding -> finding.fault().name())
                .isEqualTo(fault.isEmpty() ? List.of() : List.of(fault));
    }

    /** Animals and their meat are sold with a quarantine certificate: which law, and in both languages. */
    @Test
    void meatWithoutQuarantineIsNamed() {
        Certificates certificates = CertificateFiles.load(directory).ofAllPartners();

        assertThat(certificates.check(new Shipment("B", "S", "livestock", "", LocalDate.of(2026, 3, 2), "market")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fault()).isEqualTo(PaperFault.MISSING);
                    assertThat(finding.sentenceZh()).isEqualTo("未提供检疫证明。");
                    assertThat(finding.sentenceEn()).isEqualTo("No quarantine certificate was given.");
                    assertThat(finding.source()).contains("Animal Epidemic Prevention Law");
                });
    }

    /** Whose records name no certificates says nothing by naming none. */
    @Test
    void missingIsFoundOnlyOfPartnersWhoseRecordsNameCertificates() throws IOException {
        Files.writeString(directory.resolve("certificate_rules.csv"), """
                kind,categories,valid_from,partners,severity,source,status
                quarantine,livestock,2021-05-01,market_gate|slaughterhouse,,art. 51,M
                """);
        Certificates certificates = CertificateFiles.load(directory);

        assertThat(certificates.check(pork("market_gate"))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("quarantine");
            assertThat(finding.severity()).isEqualTo(Severity.MAJOR);
        });
        assertThat(certificates.check(pork("counter"))).isEmpty();
        assertThat(certificates.ofAllPartners().check(pork("counter"))).hasSize(1);
    }

    @Test
    void houseThatKeepsNoListOfCertificatesCannotSayThatOneIsUnknown() throws IOException {
        Files.writeString(
                directory.resolve("certificates.csv"),
                "number,kind,issuer,category,quantity,unit,issued_on,valid_to\n");
        Files.writeString(directory.resolve("certificate_lots.csv"), "batch_id,certificate,quantity,unit\n");

        assertThat(CertificateFiles.load(directory)
                        .check(new Shipment("B", "S", "livestock", "Q9", LocalDate.of(2026, 3, 2), "counter")))
                .isEmpty();
    }

    private static Shipment pork(String partner) {
        return new Shipment("B", "S", "livestock", "", LocalDate.of(2026, 3, 2), partner);
    }
}
