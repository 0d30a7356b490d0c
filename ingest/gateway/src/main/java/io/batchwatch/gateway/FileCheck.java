package io.batchwatch.gateway;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.intake.FileReading;
import io.batchwatch.gateway.intake.OpenedFile;
import io.batchwatch.gateway.intake.Repeat;
import io.batchwatch.gateway.intake.RowSink;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.names.NameKind;
import io.batchwatch.gateway.names.NearestNames;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.reading.Header;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a partner's file as the gateway would, and sends nothing anywhere. */
public final class FileCheck {
    private static final int MOST_NAMES = 1000;
    private static final int MOST_CANDIDATES = 3;

    private final Path reference;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * @param reference directory of the reference data, with {@code partners} below it
     */
    public FileCheck(Path reference, ZoneId zone, Clock clock) {
        this.reference = reference;
        this.zone = zone;
        this.clock = clock;
    }

    /** Hears of each row. */
    public interface Listener {
        void accepted(TestResult result);

        void refused(RawRow row, List<Problem> problems);
    }

    /** A column that nobody reads, and the field it may have been meant for. */
    public record IgnoredColumn(String name, Optional<Field> meant) {}

    /**
     * A name that matched no code.
     *
     * @param count how often it stands in the file
     * @param nearest what may have been meant, the likeliest first
     */
    public record UnmappedName(NameKind kind, String name, long count, List<NearestNames.Candidate> nearest) {}

    /**
     * Rows that were refused for one reason.
     *
     * @param count how many
     * @param first the first of them
     * @param example what was wrong with the first
     */
    public record Refusals(long count, RawRow first, Problem example) {}

    /**
     * @param profile that read it
     * @param duplicates rows that repeat an earlier one of the file
     * @param passedOver rows that are no results by the profile's rules
     * @param unreadable why no row could be read; empty if rows could
     * @param refusals by rule and field, the most frequent first
     * @param unmapped at most {@value #MOST_NAMES}, the most frequent first
     */
    public record Outcome(
            String profile,
            String form,
            String charset,
            long accepted,
            long duplicates,
            long corrected,
            long rejected,
            long passedOver,
            List<IgnoredColumn> ignoredColumns,
            List<Problem> unreadable,
            List<Refusals> refusals,
            List<UnmappedName> unmapped) {
        public boolean isGood() {
            return unreadable.isEmpty() && rejected == 0;
        }

        public long rows() {
            return accepted + duplicates + corrected + rejected;
        }
    }

    /**
     * @throws IllegalArgumentException if the partner has no profile that can be used, with the reasons
     */
    public Outcome check(String partner, Path file, Listener listener) throws IOException {
        PartnerProfiles.Found found = new PartnerProfiles(reference.resolve("partners"), zone).of(partner);
        if (found instanceof PartnerProfiles.Found.Usable usable) {
            return check(usable.profile(), file, listener);
        }
        throw new IllegalArgumentException(
                found instanceof PartnerProfiles.Found.Broken broken
                        ? String.join(
                                "\n",
                                broken.problems().stream()
                                        .map(problem -> problem.text())
                                        .toList())
                        : "没有合作方 " + partner + " 的配置文件 · there is no profile of a partner " + partner);
    }

    private Outcome check(Profile profile, Path file, Listener listener) throws IOException {
        OpenedFile opened;
        try {
            opened = OpenedFile.open(file, profile);
        } catch (UnreadableException e) {
            return new Outcome(profile.label(), "", "", 0, 0, 0, 0, 0, List.of(), e.problems(), List.of(), List.of());
        }
        Provenance provenance = new Provenance(
                profile.name(), "check", file.getFileName().toString(), "", 1, clock.instant(), profile.label());
        Counting rows = new Counting(listener);
        CodeBooks books = CodeBooks.read(reference);
        long passedOver = FileReading.read(opened, profile, books, provenance, rows);
        Header header = opened.header();
        return new Outcome(
                profile.label(),
                opened.table().form(),
                opened.table().charset(),
                rows.accepted,
                rows.duplicates,
                rows.corrected,
                rows.rejected,
                passedOver,
                header.ignored().stream()
                        .map(column -> new IgnoredColumn(column, header.meant(column)))
                        .toList(),
                List.of(),
                rows.refusals(),
                rows.unmapped(books));
    }

    /** A name of a kind, as it came. */
    private record Name(NameKind kind, String name) {}

    /** What refusals have in common. */
    private record Reason(Rule rule, String field) {}

    private static final class Counting implements RowSink {
        private final Listener listener;
        private final Map<Name, Long> unmapped = new HashMap<>();
        private final Map<Reason, Refusals> refusals = new LinkedHashMap<>();
        private long accepted;
        private long duplicates;
        private long corrected;
        private long rejected;

        Counting(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void readable(RawRow row, TestResult result, Repeat repeat, byte[] encoded) {
            switch (repeat) {
                case NEW -> accepted++;
                case REPEATED -> duplicates++;
                case REVISED -> corrected++;
            }
            listener.accepted(result);
            note(NameKind.PRODUCT, result.sample().product());
            note(NameKind.ANALYTE, result.item().analyte());
            note(NameKind.SITE, result.sample().site());
            note(NameKind.LAB, result.item().lab());
        }

        private void note(NameKind kind, Term term) {
            if (term.isGiven() && !term.isMapped() && unmapped.size() < MOST_NAMES) {
                unmapped.merge(new Name(kind, term.name()), 1L, Long::sum);
            }
        }

        private List<UnmappedName> unmapped(CodeBooks books) {
            return unmapped.entrySet().stream()
                    .sorted(Map.Entry.<Name, Long>comparingByValue()
                            .reversed()
                            .thenComparing(entry -> entry.getKey().kind())
                            .thenComparing(entry -> entry.getKey().name()))
                    .map(entry -> new UnmappedName(
                            entry.getKey().kind(),
                            entry.getKey().name(),
                            entry.getValue(),
                            books.of(entry.getKey().kind())
                                    .nearest(entry.getKey().name(), MOST_CANDIDATES)))
                    .toList();
        }

        private List<Refusals> refusals() {
            return refusals.values().stream()
                    .sorted(Comparator.comparingLong(Refusals::count).reversed())
                    .toList();
        }

        @Override
        public void refused(RawRow row, List<Problem> problems) {
            rejected++;
            problems.forEach(problem -> refusals.merge(
                    new Reason(problem.rule(), problem.field()),
                    new Refusals(1, row, problem),
                    (before, now) -> new Refusals(before.count() + 1, before.first(), before.example())));
            listener.refused(row, problems);
        }

        @Override
        public void progress(long bytesRead) {}
    }
}
