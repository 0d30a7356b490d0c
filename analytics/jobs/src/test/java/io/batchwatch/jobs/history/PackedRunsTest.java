package io.batchwatch.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;

/** Held against Parquet's own, to the byte. */
class PackedRunsTest {
    private static final int LONGEST = 20;

    @Test
    void aLongRunIsItsLengthAndItsNumber() throws IOException {
        PackedRuns runs = new PackedRuns(3);

        runs.add(5, 100);

        assertThat(runs.bytes()).containsExactly(0xc8, 1, 5);
    }

    @Test
    void nothingIsNoBytes() throws IOException {
        assertThat(new PackedRuns(3).bytes()).isEmpty();
    }

    @Test
    void runsOfAnyLengthAreAsParquetPacksThem() throws IOException {
        Random random = new Random(7);
        for (int width = 0; width <= 20; width++) {
            PackedRuns runs = new PackedRuns(width);
            for (int page = 0; page < 20; page++) {
                int longest = 1 + random.nextInt(LONGEST);
                samePage(runs, width, longest, random);
                runs.restart();
            }
        }
    }

    private static void samePage(PackedRuns runs, int width, int longest, Random random) throws IOException {
        try (RunLengthBitPackingHybridEncoder parquet =
                new RunLengthBitPackingHybridEncoder(width, 64, 1 << 20, HeapByteBufferAllocator.getInstance())) {
            for (int run = random.nextInt(2_000); run > 0; run--) {
                int number = random.nextInt(1 << width);
                int length = 1 + random.nextInt(longest);
                runs.add(number, length);
                for (int i = 0; i < length; i++) {
                    parquet.writeInt(number);
                }
            }
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            parquet.toBytes().writeAllTo(expected);
            assertThat(runs.bytes()).isEqualTo(expected.toByteArray());
        }
    }
}
