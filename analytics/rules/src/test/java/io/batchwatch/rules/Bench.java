package io.batchwatch.rules;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.Qualifier;
import io.batchwatch.contract.Reading;
import io.batchwatch.contract.ReportedVerdict;
import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.Sample;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestItem;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Builds results for tests, said in few words. */
public final class Bench {
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Term product;
    private final TestKind kind;
    private Term analyte;
    private String sampleId = "S-1";
    private String batchId = "B-1";
    private String category = "";
    private Instant sampledAt = startOf("2026-03-01");
    private Qualifier qualifier = Qualifier.NOT_MEASURED;
    private Optional<BigDecimal> value = Optional.empty();
    private String unit = "";
    private Optional<BigDecimal> lod = Optional.empty();
    private Optional<BigDecimal> uncertainty = Optional.empty();
    private ReportedVerdict reported = ReportedVerdict.NOT_REPORTED;
    private int revision = 1;
    private Status status = Status.FINAL;
    private Instant receivedAt = startOf("2026-03-01").plusSeconds(7200);
    private Reading reading = Reading.FIRST;
    private String contentHash = "00000000000000aa";
    private long line = 1;
    private String partner = "generic";
    private Term lab = new Term("lab_county", "县检验所");
    private Purpose purpose = Purpose.ROUTINE;
    private String text = "";
    private String method = "";
    private String reportedLimit = "";
    private String certificate = "";

    private Bench(TestKind kind, String product, String analyte) {
        this.kind = kind;
        this.product = product.isEmpty() ? Term.NOT_GIVEN : new Term(product, product);
        this.analyte = new Term(analyte, analyte);
    }

    /** A laboratory's result, of a sample of 1 March 2026. */
    public static Bench lab(String product, String analyte) {
        return of(TestKind.LAB, product, analyte);
    }

    public static Bench rapid(String product, String analyte) {
        return of(TestKind.RAPID, product, analyte);
    }

    public static Bench of(TestKind kind, String product, String analyte) {
        return new Bench(kind, product, analyte);
    }

    public static Instant startOf(String day) {
        return LocalDate.parse(day).atStartOfDay(SHANGHAI).toInstant();
    }

    /**
     * @param text such as {@code 0.05}, {@code <0.01}, {@code >0.05}, {@code +} for detected, or {@code ND}
     */
    public Bench found(String text, String inUnit) {
        qualifier = switch (text.charAt(0)) {
            case '<' -> Qualifier.LT;
            case '>' -> Qualifier.GT;
            case '+' -> Qualifier.DETECTED;
            case 'N' -> Qualifier.NOT_DETECTED;
            default -> Qualifier.EQ;
        };
        value = number(text.replaceAll("[<>+ND]", ""));
        unit = inUnit;
        return this;
    }

    public Bench lod(String number) {
        lod = number(number);
        return this;
    }

    public Bench uncertainty(String number) {
        uncertainty = number(number);
        return this;
    }

    public Bench reported(ReportedVerdict verdict) {
        reported = verdict;
        return this;
    }

    public Bench named(String analyteName) {
        analyte = new Term(analyte.code(), analyteName);
        return this;
    }

    public Bench ofSample(String id) {
        sampleId = id;
        return this;
    }

    public Bench ofBatch(String id) {
        batchId = id;
        return this;
    }

    public Bench ofCategory(String code) {
        category = code;
        return this;
    }

    public Bench sampledAt(Instant instant) {
        sampledAt = instant;
        return this;
    }

    public Bench revised(int newRevision, Status newStatus) {
        revision = newRevision;
        status = newStatus;
        return this;
    }

    /**
     * @param hash hexadecimal, at least 16 digits; or empty
     */
    public Bench cameBy(String hash, long row, Instant received) {
        contentHash = hash;
        line = row;
        receivedAt = received;
        return this;
    }

    public Bench sentBy(String name) {
        partner = name;
        return this;
    }

    public Bench takenFor(Purpose why) {
        purpose = why;
        return this;
    }

    public Bench testedBy(String labCode) {
        lab = new Term(labCode, labCode);
        return this;
    }

    public Bench by(String methodName) {
        method = methodName;
        return this;
    }

    /** What stood in the value's place and is no single value. */
    public Bench wrote(String words, String inUnit) {
        text = words;
        unit = inUnit;
        return this;
    }

    public Bench limitedBy(String words) {
        reportedLimit = words;
        return this;
    }

    public Bench withCertificate(String number) {
        certificate = number;
        return this;
    }

    public Bench read(Reading inReading) {
        reading = inReading;
        return this;
    }

    public TestResult result() {
        return new TestResult(
                ResultId.of(lab.code(), sampleId, analyte.code(), "", 1),
                revision,
                status,
                sample(),
                item(),
                new Measurement(qualifier, value, unit, lod, Optional.empty(), uncertainty, text, reported),
                reportedLimit,
                "",
                new Provenance(partner, "file", "results.csv", contentHash, line, receivedAt, "generic@1", reading));
    }

    private Sample sample() {
        Term site = new Term("m_dongmen", "东门农贸市场");
        return new Sample(sampleId, batchId, product, category, "本镇", "", site, certificate, purpose, "", sampledAt);
    }

    private TestItem item() {
        return new TestItem(analyte, method, kind, lab, "", "", "", 1, Optional.empty(), Optional.empty());
    }

    private static Optional<BigDecimal> number(String digits) {
        return digits.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(digits));
    }
}
