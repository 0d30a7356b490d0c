package io.batchwatch.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.profile.Profiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class PackedFuzzTest {
    private static final byte[] ROWS = """
            sample_id,product,sampled_at,test_kind,analyte,value,unit
            S-001,leek,2026-03-01,LAB,procymidone,0.05,mg/kg
            S-002,leek,2026-03-01,LAB,procymidone,ND,
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void noDamageBreaksTheReader() throws IOException {
        ParserFuzz.Outcome outcome = ParserFuzz.run(
                "packed", Profiles.of(), List.of(zip(ROWS, ROWS), gzip(ROWS), zip(zip(ROWS), gzip(ROWS))));

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.rows()).isGreaterThan(outcome.mutants() / 2);
        assertThat(outcome.broken()).isPositive();
    }

    private static byte[] zip(byte[]... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i++) {
                out.putNextEntry(new ZipEntry("file" + i));
                out.write(files[i]);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(file);
        }
        return bytes.toByteArray();
    }
}
