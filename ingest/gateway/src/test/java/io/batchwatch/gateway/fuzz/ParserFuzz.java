package io.batchwatch.gateway.fuzz;

import com.sun.management.ThreadMXBean;
import io.batchwatch.gateway.intake.OpenedFile;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads mutants of sound files as the gateway reads any file. Each must come to its end in time and in bounded memory, as
 * rows or as a file that cannot be read: never as a crash, and never as a failure that would be tried again for ever.
 *
 * <p>{@code -Dbatchwatch.fuzz.mutants=1000000} reads more of them, {@code -Dbatchwatch.fuzz.first=N} begins at another; what
 * became of them lies in {@code target/fuzz}. A mutant that fails is kept there as well.
 */
public final class ParserFuzz {
    private static final int MUTANTS = Integer.getInteger("batchwatch.fuzz.mutants", 500);
    private static final long FIRST = Long.getLong("batchwatch.fuzz.first", 0);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final long MOST_ALLOCATED = 512L << 20;
    private static final long MOST_ROWS = 2_000_000;
    private static final Path KEPT = Path.of("target", "fuzz");

    private final String name;
    private final Profile profile;
    private final Mutants mutants;
    private final Path file;
    private long unreadable;
    private long readable;
    private long rows;
    private long broken;

    /** What became of all mutants. */
    public record Outcome(long mutants, long unreadable, long readable, long rows, long broken) {}

    private ParserFuzz(String name, Profile profile, List<byte[]> sound) throws IOException {
        this.name = name;
        this.profile = profile;
        mutants = new Mutants(sound);
        Files.createDirectories(KEPT);
        file = Files.createTempFile(name, ".mutant");
    }

    /**
     * @param name of the parser, for what is kept
     * @param profile by which it reads
     * @param sound files that it reads without a problem
     * @throws AssertionError with the mutant's number if one is not answered as it should
     */
    public static Outcome run(String name, Profile profile, List<byte[]> sound) throws IOException {
        ExecutorService reader = Executors.newSingleThreadExecutor();
        ParserFuzz fuzz = new ParserFuzz(name, profile, sound);
        try {
            for (long number = FIRST; number < FIRST + MUTANTS; number++) {
                fuzz.read(number, reader);
            }
            Outcome outcome = new Outcome(MUTANTS, fuzz.unreadable, fuzz.readable, fuzz.rows, fuzz.broken);
            Files.writeString(KEPT.resolve(name + ".txt"), outcome + "\n");
            return outcome;
        } finally {
            reader.shutdownNow();
            Files.deleteIfExists(fuzz.file);
        }
    }

    private void read(long number, ExecutorService reader) throws IOException {
        Files.write(file, mutants.mutant(number));
        Future<?> reading = reader.submit(() -> {
            read();
            return true;
        });
        try {
            reading.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(number, e.getCause());
        } catch (TimeoutException e) {
            throw failed(number, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(number, e);
        }
    }

    private AssertionError failed(long number, Throwable cause) throws IOException {
        Path kept = KEPT.resolve(name + "-" + number + ".mutant");
        Files.write(kept, mutants.mutant(number));
        return new AssertionError("mutant " + number + " of " + name + ", kept as " + kept, cause);
    }

    private void read() throws IOException {
        long before = allocated();
        try {
            OpenedFile opened = OpenedFile.open(file, profile);
            try (Rows all = opened.table().rows()) {
                readAll(all);
            }
            readable++;
        } catch (UnreadableException e) {
            unreadable++;
        }
        if (allocated() - before > MOST_ALLOCATED) {
            throw new AssertionError("took " + (allocated() - before) + " bytes of memory");
        }
    }

    private void readAll(Rows all) throws IOException {
        long read = 0;
        for (Rows.Next next = all.next(); !(next instanceof Rows.Next.End); next = all.next()) {
            read++;
            rows++;
            broken += next instanceof Rows.Next.Broken ? 1 : 0;
            if (read > MOST_ROWS) {
                throw new AssertionError("gave more than " + MOST_ROWS + " rows");
            }
        }
    }

    /** By this thread, since it began. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
