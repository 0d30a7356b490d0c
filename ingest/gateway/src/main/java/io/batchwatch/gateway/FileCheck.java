package io.batchwatch.gateway;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestResult;
import io.batchwatch.contract.TestResultCodec;
import io.batchwatch.gateway.intake.FileReading;
import io.batchwatch.gateway.intake.OpenedFile;
import io.batchwatch.gateway.intake.Repeat;
import io.batchwatch.gateway.intake.RowSink;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a partner's file as the gateway would, and sends nothing anywhere. */
public final class FileCheck {
    private static final int MOST_NAMES = 1000;

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

    /**
     * @param duplicates rows that repeat an earlier one of the file
     * @param unreadable why no row could be read; empty if rows could
     * @param unmapped names that matched no code, and how often each stands in the file; at most {@value #MOST_NAMES}
     */
    public record Outcome(
            String form,
            String charset,
            long accepted,
            long duplicates,
            long corrected,
            long rejected,
            List<String> ignoredColumns,
            List<Problem> unreadable,
            Map<String, Long> unmapped) {
        public boolean isGood() {
            return unreadable.isEmpty() && rejected == 0;
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
            return new Outcome("", "", 0, 0, 0, 0, List.of(), e.problems(), Map.of());
        }
        Provenance provenance = new Provenance(
                profile.name(), "check", file.getFileName().toString(), "", 1, clock.instant(), profile.label());
        Counting rows = new Counting(listener);
        FileReading.read(opened, profile, CodeBooks.read(reference), provenance, rows);
        return new Outcome(
                opened.table().form(),
                opened.table().charset(),
                rows.accepted,
                rows.duplicates,
                rows.corrected,
                rows.rejected,
                opened.header().ignored(),
                List.of(),
                rows.unmapped);
    }

    private static final class Counting implements RowSink {
        private final Listener listener;
        private final Map<String, Long> unmapped = new TreeMap<>();
        private long accepted;
        private long duplicates;
        private long corrected;
        private long rejected;

        Counting(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void readable(RawRow row, TestResult result, Repeat repeat, TestResultCodec codec) {
            switch (repeat) {
                case NEW -> accepted++;
                case REPEATED -> duplicates++;
                case REVISED -> corrected++;
            }
            listener.accepted(result);
            note("product", result.sample().product());
            note("analyte", result.item().analyte());
            note("site", result.sample().site());
            note("lab", result.item().lab());
        }

        private void note(String field, Term term) {
            if (term.isGiven() && !term.isMapped() && unmapped.size() < MOST_NAMES) {
                unmapped.merge(field + " " + term.name(), 1L, Long::sum);
            }
        }

        @Override
        public void refused(RawRow row, List<Problem> problems) {
            rejected++;
            listener.refused(row, problems);
        }

        @Override
        public void progress(long bytesRead) {}
    }
}
