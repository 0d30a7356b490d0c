package io.batchwatch.gateway.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Damaged files out of sound ones. The same number makes the same mutant, on every machine. */
final class Mutants {
    private static final Mutation[] MUTATIONS = Mutation.values();

    private final List<byte[]> sound;

    Mutants(List<byte[]> sound) {
        this.sound = List.copyOf(sound);
    }

    byte[] mutant(long number) throws IOException {
        Random random = new Random(number * 0x9E3779B97F4A7C15L);
        byte[] seed = sound.get(random.nextInt(sound.size()));
        byte[] other = sound.get(random.nextInt(sound.size()));
        byte[] mutant = seed;
        for (int i = 0; i == 0 || random.nextInt(3) == 0; i++) {
            // What is packed is damaged inside more often than outside: a checksum would stop everything else.
            mutant = random.nextInt(3) > 0 ? inside(mutant, random) : damaged(mutant, other, random);
        }
        return mutant;
    }

    private static byte[] damaged(byte[] bytes, byte[] other, Random random) {
        return bytes.length == 0 ? other : MUTATIONS[random.nextInt(MUTATIONS.length)].of(bytes, other, random);
    }

    private static byte[] inside(byte[] bytes, Random random) throws IOException {
        if (startsWith(bytes, 'P', 'K')) {
            return insideZip(bytes, random);
        }
        if (startsWith(bytes, 0x1F, 0x8B)) {
            return insideGzip(bytes, random);
        }
        return damaged(bytes, bytes, random);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static byte[] insideZip(byte[] bytes, Random random) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readNBytes(1 << 22));
            }
        } catch (IOException | IllegalArgumentException e) {
            return damaged(bytes, bytes, random);
        }
        if (entries.isEmpty()) {
            return damaged(bytes, bytes, random);
        }
        List<String> names = new ArrayList<>(entries.keySet());
        String chosen = names.get(random.nextInt(names.size()));
        entries.computeIfPresent(chosen, (name, entry) -> damaged(entry, bytes, random));
        if (random.nextInt(10) == 0) {
            entries.remove(names.get(random.nextInt(names.size())));
        }
        return zipped(entries);
    }

    private static byte[] zipped(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] insideGzip(byte[] bytes, Random random) throws IOException {
        byte[] plain;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            plain = in.readNBytes(1 << 22);
        } catch (IOException e) {
            return damaged(bytes, bytes, random);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(damaged(plain, bytes, random));
        }
        return packed.toByteArray();
    }
}
