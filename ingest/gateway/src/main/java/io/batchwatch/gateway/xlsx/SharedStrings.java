package io.batchwatch.gateway.xlsx;

import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.packed.TooMuchException;
import io.batchwatch.gateway.xml.XmlEvents;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The texts that a workbook's cells refer to. The first ones, which are the most used, are kept on the heap; the others
 * beside it, in a file that is gone with this.
 */
final class SharedStrings implements AutoCloseable {
    static final int LONGEST = 1 << 20;

    /** More than a sheet full of texts that are all different; as empty ones they fit into a packed file of a few MB. */
    static final int MOST = 1 << 24;

    private static final int CHARACTERS_ON_HEAP = 32 << 20;

    /** What a text costs beside its characters: one character each would fill the heap with objects. */
    private static final int CHARACTERS_OF_AN_OBJECT = 48;

    private static final int SEGMENT = 64 << 20;

    private final List<String> onHeap = new ArrayList<>();
    private final List<MappedByteBuffer> segments = new ArrayList<>();
    /** In words of four bytes. */
    private int[] offsets = new int[0];

    private int beside;
    private long end;
    private long characters;
    private Optional<FileChannel> file = Optional.empty();

    private SharedStrings() {}

    static SharedStrings none() {
        return new SharedStrings();
    }

    static SharedStrings read(XmlEvents xml) throws IOException {
        SharedStrings strings = new SharedStrings();
        try {
            while (xml.nextStart("si")) {
                strings.add(RichText.read(xml, "si"));
            }
            return strings;
        } catch (IOException e) {
            strings.close();
            throw e;
        }
    }

    private void add(String text) throws IOException {
        if (onHeap.size() + beside == MOST) {
            throw new TooMuchException("> " + MOST);
        }
        characters += text.length() + CHARACTERS_OF_AN_OBJECT;
        if (beside == 0 && characters <= CHARACTERS_ON_HEAP) {
            onHeap.add(text);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int needed = Integer.BYTES + bytes.length;
        if (end + needed > (long) segments.size() * SEGMENT) {
            end = (long) segments.size() * SEGMENT;
            segments.add(file().map(FileChannel.MapMode.READ_WRITE, end, SEGMENT));
        }
        MappedByteBuffer segment = segments.get(segments.size() - 1);
        segment.putInt((int) (end % SEGMENT), bytes.length).put((int) (end % SEGMENT) + Integer.BYTES, bytes);
        if (beside == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(1024, beside * 2));
        }
        offsets[beside++] = (int) (end / Integer.BYTES);
        end += (needed + Integer.BYTES - 1L) / Integer.BYTES * Integer.BYTES;
    }

    private FileChannel file() throws IOException {
        if (file.isEmpty()) {
            Path path = Files.createTempFile("batchwatch", ".strings");
            file = Optional.of(FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        }
        return file.get();
    }

    /**
     * @param index as a cell gives it
     */
    String get(String index) throws DamagedException {
        int i = index(index);
        if (i < onHeap.size()) {
            return onHeap.get(i);
        }
        long offset = Integer.toUnsignedLong(offsets[i - onHeap.size()]) * Integer.BYTES;
        MappedByteBuffer segment = segments.get((int) (offset / SEGMENT));
        byte[] bytes = new byte[segment.getInt((int) (offset % SEGMENT))];
        segment.get((int) (offset % SEGMENT) + Integer.BYTES, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int index(String text) throws DamagedException {
        try {
            int index = Integer.parseInt(text.strip());
            if (index >= 0 && index < onHeap.size() + beside) {
                return index;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new DamagedException("shared string " + text);
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
