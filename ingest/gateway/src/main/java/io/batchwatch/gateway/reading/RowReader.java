package io.batchwatch.gateway.reading;

import io.batchwatch.contract.Measurement;
import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.ResultId;
import io.batchwatch.contract.Sample;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestItem;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.names.CodeBook;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.names.Words;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.table.RawRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the rows of one file by its header and its partner's profile. Not thread-safe. */
public final class RowReader {
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private final Header header;
    private final Provenance arrival;
    private final Cells cells;
    private final Remembered<Optional<Instant>> moments;
    private final MeasurementReader measurements;
    private final Words<TestKind> testKinds;
    private final Words<Purpose> purposes;
    private final Words<Status> statuses;
    private final Remembered<String> categories;
    private final Remembered<Term> products;
    private final Remembered<Term> analytes;
    private final Remembered<Term> sites;
    private final Remembered<Term> labs;
    private final Remembered<Term> campaigns;

    /**
     * @param arrival what all rows of the file have in common; its line does not count
     */
    public RowReader(Profile profile, Header header, CodeBooks books, Provenance arrival) {
        this.header = header;
        this.arrival = arrival;
        cells = new Cells(header, profile, Path.of(arrival.file()).getFileName().toString());
        moments = new Remembered<>(new MomentText(profile.zone(), profile.dates())::read);
        measurements = new MeasurementReader(profile);
        testKinds = Words.testKinds();
        purposes = Words.purposes();
        statuses = Words.statuses();
        categories = new Remembered<>(name -> books.categories().code(name).orElse(""));
        products = terms(books.products());
        analytes = terms(books.analytes());
        sites = terms(books.sites());
        labs = terms(books.labs());
        campaigns = terms(books.campaigns());
    }

    private static Remembered<Term> terms(CodeBook book) {
        return new Remembered<>(name -> name.isEmpty() ? Term.NOT_GIVEN : book.term(name));
    }

    public RowReading read(RawRow row) {
        if (row.cells().size() > header.width() && hasMore(row.cells())) {
            return new RowReading.Refused(row, List.of(Problem.of(Rule.TOO_MANY_CELLS, "", row.text())));
        }
        cells.turnTo(row.cells());
        Optional<TestResult> result = result(row.line());
        return result.<RowReading>map(RowReading.Read::new)
                .orElseGet(() -> new RowReading.Refused(row, cells.problems()));
    }

    private boolean hasMore(List<String> row) {
        return row.subList(header.width(), row.size()).stream().anyMatch(cell -> !cell.isBlank());
    }

    /** Every cell is looked at, so that a sender hears of all that is wrong at once. */
    private Optional<TestResult> result(long line) {
        String sampleId = needed(Field.SAMPLE_ID);
        Optional<Instant> sampledAt = sampledAt();
        Term product = products.of(needed(Field.PRODUCT));
        String analyteText = needed(Field.ANALYTE);
        Optional<TestKind> kind = testKind();
        Purpose purpose = word(Field.PURPOSE, purposes, Purpose.ROUTINE);
        Status status = word(Field.STATUS, statuses, Status.FINAL);
        int replicate = count(Field.REPLICATE);
        int revision = count(Field.REVISION);
        Optional<Instant> testedAt = moment(Field.TESTED_AT);
        Optional<Instant> reportedAt = moment(Field.REPORTED_AT);
        Term analyte = analyte(analyteText);
        Optional<Measurement> measurement = measurements.read(
                cells, kind.orElse(TestKind.LAB), status, analyte.code().equals(TestItem.WHOLE_SAMPLE));
        String lab = cells.name(Field.LAB);
        String method = cells.name(Field.METHOD);
        Term site = sites.of(cells.name(Field.SITE));
        String remark = cells.prose(Field.REMARK);
        if (!cells.problems().isEmpty() || measurement.isEmpty()) {
            return Optional.empty();
        }
        Sample sample = new Sample(
                sampleId,
                cells.name(Field.BATCH_ID),
                product,
                categories.of(cells.name(Field.CATEGORY)),
                cells.name(Field.ORIGIN),
                cells.name(Field.PRODUCER),
                site,
                cells.name(Field.CERTIFICATE),
                purpose,
                campaigns.of(cells.name(Field.CAMPAIGN)).label(),
                sampledAt.orElseThrow());
        TestItem item = new TestItem(
                analyte,
                method,
                kind.orElseThrow(),
                labs.of(lab),
                cells.name(Field.INSTRUMENT),
                cells.name(Field.REAGENT_LOT),
                cells.name(Field.OPERATOR),
                replicate,
                testedAt,
                reportedAt);
        String reportedLimit = cells.name(Field.REPORTED_LIMIT);
        if (!cells.problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TestResult(
                ResultId.of(lab.isEmpty() ? arrival.partner() : lab, sampleId, analyteText, method, replicate),
                revision,
                status,
                sample,
                item,
                measurement.get(),
                reportedLimit,
                remark,
                arrival.at(line)));
    }

    private String needed(Field field) {
        String text = cells.name(field);
        if (text.isEmpty()) {
            cells.problem(Rule.MISSING, field, "");
        }
        return text;
    }

    private Optional<Instant> sampledAt() {
        String text = cells.plain(Field.SAMPLED_AT);
        if (text.isEmpty()) {
            cells.problem(Rule.MISSING, Field.SAMPLED_AT, "");
            return Optional.empty();
        }
        return moment(Field.SAMPLED_AT);
    }

    private Optional<Instant> moment(Field field) {
        String text = cells.plain(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> moment = moments.of(text);
        if (moment.isEmpty()) {
            cells.problem(Rule.NOT_A_DATE, field, text);
        } else if (moment.get().isBefore(EARLIEST)
                || moment.get().isAfter(arrival.receivedAt().plus(CLOCK_SKEW))) {
            cells.problem(Rule.DATE_OUT_OF_RANGE, field, text);
        }
        return moment;
    }

    private Optional<TestKind> testKind() {
        String word = cells.plain(Field.TEST_KIND);
        if (word.isEmpty()) {
            cells.problem(Rule.MISSING, Field.TEST_KIND, "");
            return Optional.empty();
        }
        Optional<TestKind> kind = testKinds.meaning(word);
        if (kind.isEmpty()) {
            cells.unknownCode(Field.TEST_KIND, word, testKinds);
        }
        return kind;
    }

    private <E extends Enum<E>> E word(Field field, Words<E> words, E usual) {
        String word = cells.plain(field);
        if (word.isEmpty()) {
            return usual;
        }
        Optional<E> meaning = words.meaning(word);
        if (meaning.isEmpty()) {
            cells.unknownCode(field, word, words);
        }
        return meaning.orElse(usual);
    }

    private int count(Field field) {
        String text = cells.plain(field);
        if (text.isEmpty()) {
            return 1;
        }
        boolean isCount =
                text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9') && Integer.parseInt(text) >= 1;
        if (!isCount) {
            cells.problem(Rule.NOT_A_COUNT, field, text);
            return 1;
        }
        return Integer.parseInt(text);
    }

    private Term analyte(String text) {
        return text.equals(TestItem.WHOLE_SAMPLE) ? new Term(TestItem.WHOLE_SAMPLE, text) : analytes.of(text);
    }
}
