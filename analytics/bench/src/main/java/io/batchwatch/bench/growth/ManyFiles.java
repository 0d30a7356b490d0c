package io.batchwatch.bench.growth;

import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.House;
import io.batchwatch.bench.process.Partners;
import io.batchwatch.bench.process.Usage;
import io.batchwatch.bench.report.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Files of one size that come at once, the same bytes from however many partners.
 *
 * @param files how many; the partners send them in turn
 * @param rows of each file
 */
record ManyFiles(int files, int rows, int partners) {
    /**
     * @param board until all rows were on the board
     * @param usage of the house in that time
     */
    record Sent(ManyFiles what, Duration board, Usage usage) {
        double microsPerRow() {
            return board.toNanos() / 1e3 / what.allRows();
        }

        void note(String subject, Findings.Notebook notebook) {
            notebook.figure(subject, "time of a result", microsPerRow(), "µs");
            notebook.figure(subject, "processor time a row", 1e6 * usage.processorSeconds() / what.allRows(), "µs");
        }
    }

    /** So many files that they have all these rows together. */
    static ManyFiles of(int allRows, int rows, int partners) {
        return new ManyFiles(allRows / rows, rows, partners);
    }

    long allRows() {
        return (long) files * rows;
    }

    String text() {
        return String.format(Locale.ROOT, "%,d files of %,d rows", files, rows);
    }

    Sent through(House house) throws IOException, InterruptedException {
        for (int i = 0; i < partners; i++) {
            Partners.add(house, partner(i));
        }
        List<Path> written = write(house.data());
        Usage before = house.process().usage();
        long start = System.nanoTime();
        for (int i = 0; i < files; i++) {
            house.drop(partner(i), written.get(i));
        }
        // To ask for receipts costs the house nothing; to ask the board for a thousand sources does.
        for (int i = 0; i < files; i++) {
            house.awaitReceipt(partner(i), written.get(i).getFileName().toString(), rows);
        }
        house.awaitJudged(allRows());
        Duration board = Duration.ofNanos(System.nanoTime() - start);
        return new Sent(this, board, house.process().usage().since(before));
    }

    private List<Path> write(Path directory) throws IOException {
        List<Path> written = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            Path file = directory.resolve("part" + i + ".csv");
            PartnerFile.write(file, Lot.of("P" + i, rows));
            written.add(file);
        }
        return written;
    }

    private String partner(int file) {
        return "p" + file % partners;
    }
}
