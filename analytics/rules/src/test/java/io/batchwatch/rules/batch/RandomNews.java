package io.batchwatch.rules.batch;

import io.batchwatch.contract.ActId;
import io.batchwatch.contract.ActKind;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.contract.Purpose;
import io.batchwatch.contract.Reading;
import io.batchwatch.contract.Status;
import io.batchwatch.contract.TestKind;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.Bench;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What may reach a town in three weeks, as chains: of one chain the order is given, since one door and one key keep it (a row,
 * then what repeats it, then the same row read anew); chains come in any order. Revisions of one result are chains of their
 * own.
 */
final class RandomNews {
    private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<ActKind> KINDS = List.of(ActKind.values());
    private static final String[] LABS = {"lab_county", "lab_third_party", "lab_other"};
    private static final String[] PRODUCTS = {"cowpea", "pork", "freshwater_fish"};
    private static final String[][] ANALYTES = {
        {"carbofuran", "3_hydroxycarbofuran", "lead", "unmapped"},
        {"clenbuterol", "enrofloxacin", "ciprofloxacin", "chloramphenicol"},
        {"enrofloxacin", "ciprofloxacin", "malachite_green", "lead"}
    };
    private static final String[] CERTIFICATES = {"", "", "Q1", "Q2", "Q3", "O1", "Q9"};
    private static final String[] FOUND = {"0.001", "0.05", "0.5", "250", "<0.01", "<9", "ND", ">1"};

    private final Random random;
    private final int samples;
    private final int batches;
    private int line;

    RandomNews(Random random, int samples, int batches) {
        this.random = random;
        this.samples = samples;
        this.batches = batches;
    }

    /** At least so many events, in chains. */
    List<List<Town.News>> chains(int events) {
        List<List<Town.News>> chains = new ArrayList<>();
        int told = 0;
        while (told < events) {
            List<Town.News> chain = random.nextInt(6) == 0 ? deeds() : rows();
            chains.add(chain);
            told += chain.size();
        }
        return chains;
    }

    /** One order of all events that keeps each chain's own. */
    static List<Town.News> anyOrder(List<List<Town.News>> chains, Random random) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            turns.addAll(Collections.nCopies(chains.get(i).size(), i));
        }
        Collections.shuffle(turns, random);
        int[] next = new int[chains.size()];
        List<Town.News> news = new ArrayList<>(turns.size());
        for (int chain : turns) {
            news.add(chains.get(chain).get(next[chain]++));
        }
        return news;
    }

    private List<Town.News> rows() {
        int number = random.nextInt(samples);
        int goods = number % PRODUCTS.length;
        String analyte = pick(ANALYTES[goods]);
        boolean isRapid = random.nextInt(3) == 0;
        Bench bench = Bench.of(isRapid ? TestKind.RAPID : TestKind.LAB, PRODUCTS[goods], analyte)
                .ofSample("S-" + number)
                .ofBatch(random.nextInt(8) == 0 ? anyBatch() : "B-" + number % batches)
                .testedBy(pick(LABS))
                .sentBy(random.nextInt(3) == 0 ? "gate" : "generic")
                .withCertificate(pick(CERTIFICATES))
                .takenFor(random.nextInt(4) == 0 ? Purpose.RETEST : Purpose.ROUTINE)
                .sampledAt(FIRST.plusSeconds(3_600L * number))
                .found(pick(FOUND), random.nextBoolean() ? "mg/kg" : "µg/kg");
        line++;
        boolean isReread = random.nextInt(5) == 0;
        // A result that is read anew has no other revision: what a superseded one said is not kept.
        if (isReread) {
            bench.ofSample("R-" + line);
        }
        Instant received = received();
        bench.cameBy("%016x".formatted(line + 1L), line, received)
                .lod("0.000" + line)
                .revised(1 + random.nextInt(3), random.nextInt(6) == 0 ? Status.WITHDRAWN : Status.FINAL);
        TestResult first = bench.result();
        List<Town.News> chain = new ArrayList<>();
        chain.add(new Town.News.Row(first));
        if (random.nextInt(4) == 0) {
            chain.add(new Town.News.Row(first));
        }
        if (random.nextInt(4) == 0) {
            chain.add(
                    new Town.News.Row(bench.cameBy("%016x".formatted(0xffff_0000L + line), 1, received.plusSeconds(60))
                            .result()));
            bench.cameBy("%016x".formatted(line + 1L), line, received);
        } else if (isReread) {
            boolean retracts = random.nextInt(3) == 0;
            chain.add(new Town.News.Row(bench.found(pick(FOUND), "mg/kg")
                    .withCertificate(pick(CERTIFICATES))
                    .revised(1, retracts ? Status.WITHDRAWN : Status.FINAL)
                    .ofBatch(random.nextBoolean() ? anyBatch() : "B-" + number % batches)
                    .read(retracts ? Reading.retracting(2) : Reading.of(2))
                    .result()));
        }
        return chain;
    }

    /** An act, perhaps told twice, taken back, and told again: the entries say which came last, so any order will do. */
    private List<Town.News> deeds() {
        String batch = anyBatch();
        ActKind kind = KINDS.get(random.nextInt(KINDS.size()));
        Instant done = received();
        Instant entered = done.plusSeconds(60);
        List<Town.News> deeds = new ArrayList<>(List.of(act(batch, kind, done, entered, false)));
        if (random.nextInt(3) == 0) {
            deeds.add(act(batch, kind, done, entered.plusSeconds(60), true));
        }
        if (random.nextInt(3) == 0) {
            deeds.add(act(batch, kind, done, entered.plusSeconds(random.nextInt(200)), false));
        }
        Collections.shuffle(deeds, random);
        return deeds;
    }

    private static Town.News act(String batch, ActKind kind, Instant done, Instant entered, boolean isWithdrawn) {
        return new Town.News.Deed(new BatchAct(
                ActId.of(batch, kind, done, "张三", ""),
                batch,
                kind,
                done,
                "张三",
                "",
                "",
                Optional.empty(),
                "",
                "",
                isWithdrawn,
                entered,
                ""));
    }

    private Instant received() {
        return FIRST.plusSeconds(random.nextInt(18 * 24 * 3_600));
    }

    private String anyBatch() {
        return "B-" + random.nextInt(batches);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
