package io.batchwatch.gateway.packed;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An archive whose directory and whose entries are bounded. Names are only compared and shown: no file is made of one. */
public final class ZipArchive implements AutoCloseable {
    public static final int MOST_ENTRIES = 10_000;

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final ZipFile zip;
    private final List<Entry> entries;

    /**
     * A file in the archive.
     *
     * @param packedBytes of it in the archive
     * @param bytes of it outside, as the archive says; 0 if it does not
     */
    public record Entry(String name, long packedBytes, long bytes) {}

    private ZipArchive(ZipFile zip) {
        this.zip = zip;
        entries = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(entry -> new Entry(
                        entry.getName(), Math.max(0, entry.getCompressedSize()), Math.max(0, entry.getSize())))
                .toList();
    }

    /**
     * @throws UnreadableException if it is damaged, encrypted, or has more entries than {@value #MOST_ENTRIES}
     */
    public static ZipArchive open(Path file) throws IOException, UnreadableException {
        ZipDirectory.check(file);
        ZipFile zip;
        try {
            zip = zipFile(file);
        } catch (IOException e) {
            boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
            throw Damage.in(e)
                    .map(damage -> encrypted ? Problem.of(Rule.ENCRYPTED, "", "") : damage)
                    .map(UnreadableException::new)
                    .orElseThrow(() -> e);
        }
        if (zip.size() > MOST_ENTRIES) {
            zip.close();
            throw new UnreadableException(Problem.of(Rule.UNPACKS_TOO_LARGE, "", zip.size() + " > " + MOST_ENTRIES));
        }
        try {
            return new ZipArchive(zip);
        } catch (IllegalArgumentException e) {
            zip.close();
            throw new UnreadableException(Damage.problem(e));
        }
    }

    /** Names that are no UTF-8 are taken for those of a Chinese Windows, as the house does with any text. */
    private static ZipFile zipFile(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), ZipFile.OPEN_READ, StandardCharsets.UTF_8);
        } catch (ZipException e) {
            return new ZipFile(file.toFile(), ZipFile.OPEN_READ, GB18030);
        }
    }

    public List<Entry> entries() {
        return entries;
    }

    public Optional<Entry> entry(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** What the entry holds, as long as the budget lasts. */
    public InputStream read(Entry entry, Budget budget) throws IOException {
        ZipEntry found = zip.getEntry(entry.name());
        if (found == null) {
            throw new ZipException("no entry " + entry.name());
        }
        return budget.bounding(zip.getInputStream(found), entry.packedBytes());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
