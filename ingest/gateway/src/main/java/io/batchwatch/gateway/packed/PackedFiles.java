package io.batchwatch.gateway.packed;

import io.batchwatch.gateway.problem.UnreadableException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The files that are packed in one. */
public interface PackedFiles extends AutoCloseable {
    /** What they are called in it, for people; a gzip's one file has no name. */
    List<String> names();

    /**
     * Takes one out.
     *
     * @param index in {@link #names}
     */
    UnpackedFile unpack(int index, Allowance allowance) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * @param mostBytes that any of them may have
     * @throws UnreadableException if the archive is damaged or encrypted
     */
    static PackedFiles zip(Path file, long mostBytes) throws IOException, UnreadableException {
        ZipArchive zip = ZipArchive.open(file);
        List<ZipArchive.Entry> entries =
                zip.entries().stream().filter(entry -> !isLitter(entry.name())).toList();
        return new PackedFiles() {
            @Override
            public List<String> names() {
                return entries.stream().map(ZipArchive.Entry::name).toList();
            }

            @Override
            public UnpackedFile unpack(int index, Allowance allowance) throws IOException {
                return UnpackedFile.of(zip.read(entries.get(index), allowance.next(mostBytes)), allowance);
            }

            @Override
            public void close() throws IOException {
                zip.close();
            }
        };
    }

    /** What a program of archives or a desktop puts in by itself. */
    private static boolean isLitter(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith("__MACOSX/")
                || file.startsWith(".")
                || file.equals("thumbs.db")
                || file.equals("desktop.ini");
    }

    /**
     * @param mostBytes that it may have
     */
    static PackedFiles gzip(Path file, long mostBytes) {
        return new PackedFiles() {
            @Override
            public List<String> names() {
                return List.of("");
            }

            @Override
            public UnpackedFile unpack(int index, Allowance allowance) throws IOException {
                Budget budget = allowance.next(mostBytes);
                InputStream packed = new BufferedInputStream(Files.newInputStream(file));
                try {
                    return UnpackedFile.of(budget.bounding(new GZIPInputStream(packed), Files.size(file)), allowance);
                } finally {
                    packed.close();
                }
            }

            @Override
            public void close() {
                // nothing is kept open
            }
        };
    }
}
