package io.batchwatch.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Drops the demo's files into the partners' inboxes, each once in the life of a data directory. */
public final class Demo {
    private static final long SEED = 20_170_301;

    private final Path workshop;
    private final Path inbox;
    private final Path reference;

    /**
     * @param workshop where files are made, and where it is remembered which were dropped; on the inbox's file system
     * @param reference whose tables of certificates are filled, unless their owner has touched them
     */
    public Demo(Path workshop, Path inbox, Path reference) {
        this.workshop = workshop;
        this.inbox = inbox;
        this.reference = reference;
    }

    /** A file that the demo drops. */
    private interface Maker {
        void make(Path file) throws IOException;
    }

    /**
     * @param today the last day of the generated year
     * @return the names of the files dropped now
     */
    public List<String> drop(LocalDate today) throws IOException {
        Files.createDirectories(workshop);
        CounterYear counters = new CounterYear(today, SEED);
        LaboratoryYear laboratories = new LaboratoryYear(today, counters.positives(), SEED + 1);
        String year = "-generated-" + today.minusDays(CounterYear.DAYS - 1L) + "_" + today + ".csv";
        DemoGate gate = new DemoGate(today);
        gate.fill(reference);
        List<String> dropped = new ArrayList<>();
        drop("toronto", "toronto-water-lead.csv", shipped("toronto-water-lead.csv"), dropped);
        drop("pei", "pei-stream-pesticides.csv", shipped("pei-stream-pesticides.csv"), dropped);
        drop("counter", "market-counters" + year, file -> DemoCsv.write(file, counters.results()), dropped);
        drop("lab", "laboratories" + year, file -> DemoCsv.write(file, laboratories.results()), dropped);
        drop("lab", "laboratories-corrected" + year, file -> DemoCsv.write(file, laboratories.corrections()), dropped);
        String day = "-generated-" + today + ".csv";
        drop("generic", "market-gate" + day, gate::write, dropped);
        drop("lab", "laboratory-bench" + day, file -> new DemoBench(today, SEED + 2).write(file), dropped);
        return dropped;
    }

    private void drop(String partner, String name, Maker maker, List<String> dropped) throws IOException {
        // By what it is, not by its name: a demo that is started again tomorrow does not bring the year again.
        String what = partner + "/" + name.replaceFirst("-generated-.*", "");
        Path memory = workshop.resolve("dropped.txt");
        if (Files.exists(memory)
                && Files.readAllLines(memory, StandardCharsets.UTF_8).contains(what)) {
            return;
        }
        Path made = workshop.resolve(name);
        maker.make(made);
        Path box = Files.createDirectories(inbox.resolve(partner));
        Files.move(made, box.resolve(name));
        Files.writeString(
                memory, what + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        dropped.add(name);
    }

    private static Maker shipped(String name) {
        return file -> {
            try (InputStream in = Demo.class.getResourceAsStream(name)) {
                Files.deleteIfExists(file);
                Files.copy(in, file);
            }
        };
    }
}
