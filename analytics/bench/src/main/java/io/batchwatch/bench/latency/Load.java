package io.batchwatch.bench.latency;

import io.batchwatch.bench.partner.Lot;
import io.batchwatch.bench.partner.PartnerFile;
import io.batchwatch.bench.process.House;
import io.batchwatch.bench.process.Partners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Another partner's files, at a steady rate. */
final class Load {
    private static final String PARTNER = "load";
    private static final Duration STEP = Duration.ofSeconds(1);

    private final House house;

    private Load(House house) {
        this.house = house;
    }

    /** Gives the house a partner more. */
    static Load into(House house) throws IOException {
        Partners.add(house, PARTNER);
        return new Load(house);
    }

    String partner() {
        return PARTNER;
    }

    /**
     * Sends until it is closed.
     *
     * @param rate rows a second
     */
    Running run(double rate) {
        Running running = new Running(rate);
        running.sender.start();
        return running;
    }

    /** The load while it runs. */
    final class Running implements AutoCloseable {
        private final Thread sender = new Thread(this::send, "load");
        private final long rowsPerStep;
        private final long start = System.nanoTime();
        private final LongAdder sent = new LongAdder();

        private Running(double rate) {
            rowsPerStep = Math.max(1, Math.round(rate * STEP.toMillis() / 1e3));
            sender.setDaemon(true);
        }

        /** Rows a second that were really sent so far. */
        double rate() {
            return sent.sum() / ((System.nanoTime() - start) / 1e9);
        }

        private void send() {
            try {
                long due = System.nanoTime();
                for (int step = 0; !Thread.currentThread().isInterrupted(); step++) {
                    Path file = house.data().resolve("load-" + step + ".csv");
                    PartnerFile.write(file, Lot.of("LOAD" + step, rowsPerStep));
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                    house.drop(PARTNER, file);
                    sent.add(rowsPerStep);
                    due += STEP.toNanos();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            sender.interrupt();
            try {
                sender.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
