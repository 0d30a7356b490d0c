package io.batchwatch.bench.hop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PayloadsTest {
    @TempDir
    private Path directory;

    @Test
    void allHaveTheOneSizeAndDiffer() throws IOException {
        Payloads.write(directory.resolve("payloads.txt"));
        List<byte[]> payloads = Payloads.read(directory.resolve("payloads.txt"));
        assertThat(payloads).hasSize(20_000).allSatisfy(payload -> assertThat(payload)
                .hasSize(Payloads.SIZE));
        assertThat(payloads.stream()
                        .map(payload -> new String(payload, US_ASCII))
                        .distinct())
                .hasSizeGreaterThan(19_000);
    }
}
