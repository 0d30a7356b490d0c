package io.batchwatch.gateway.csv;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The charset of a file: its byte order mark, else strict UTF-8, else what the profile declares, else strict GB18030. The
 * whole file is tried, so what is read later cannot turn out to be something else half way down.
 *
 * @param markLength bytes of the byte order mark
 */
public record CharsetChoice(Charset charset, int markLength) {
    private static final int CHUNK = 1 << 16;
    private static final Charset GB18030 = Charset.forName("GB18030");

    /**
     * @throws UnreadableException if the file is empty, is no text, or fits none of the charsets
     */
    public static CharsetChoice of(Path file, Optional<String> declared) throws IOException, UnreadableException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] head = head(channel);
            refuseWhatIsNoText(head);
            return choose(channel, head, declared);
        }
    }

    /**
     * Of messages, in which control characters have their place.
     *
     * @throws UnreadableException if the file is empty, or fits none of the charsets
     */
    public static CharsetChoice ofMessages(Path file, Optional<String> declared)
            throws IOException, UnreadableException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] head = head(channel);
            refuseEmpty(head);
            return choose(channel, head, declared);
        }
    }

    private static CharsetChoice choose(FileChannel channel, byte[] head, Optional<String> declared)
            throws IOException, UnreadableException {
        Optional<CharsetChoice> marked = byMark(head);
        if (marked.isPresent()) {
            channel.position(marked.get().markLength());
            if (!isWhole(channel, marked.get().charset())) {
                throw unknown();
            }
            return marked.get();
        }
        for (Charset charset : candidates(declared)) {
            channel.position(0);
            if (isWhole(channel, charset)) {
                return new CharsetChoice(charset, 0);
            }
        }
        channel.position(0);
        throw holdsNul(channel) ? noText((byte) 0) : unknown();
    }

    private static byte[] head(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // reads on until the buffer or the file ends
        }
        byte[] head = new byte[buffer.position()];
        buffer.flip().get(head);
        return head;
    }

    private static void refuseWhatIsNoText(byte[] head) throws UnreadableException {
        refuseEmpty(head);
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableException(Problem.of(Rule.WORKBOOK, "", ""));
        }
        if (byMark(head).isEmpty()) {
            for (byte b : head) {
                if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                    throw noText(b);
                }
            }
        }
    }

    private static void refuseEmpty(byte[] head) throws UnreadableException {
        if (head.length == 0) {
            throw new UnreadableException(Problem.of(Rule.EMPTY_FILE, "", ""));
        }
    }

    private static Optional<CharsetChoice> byMark(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new CharsetChoice(StandardCharsets.UTF_8, 3));
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return Optional.of(new CharsetChoice(StandardCharsets.UTF_16LE, 2));
        }
        return startsWith(head, 0xFE, 0xFF)
                ? Optional.of(new CharsetChoice(StandardCharsets.UTF_16BE, 2))
                : Optional.empty();
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<Charset> candidates(Optional<String> declared) {
        List<Charset> charsets = new ArrayList<>(List.of(StandardCharsets.UTF_8));
        declared.map(Charset::forName)
                .filter(charset -> !charsets.contains(charset))
                .ifPresent(charsets::add);
        if (!charsets.contains(GB18030)) {
            charsets.add(GB18030);
        }
        return charsets;
    }

    /**
     * True if every byte from here on is a character, and none of them a NUL. A character cut in two by the end of the file
     * does not count: a file that broke off keeps its charset, and its last row is refused as such.
     */
    private static boolean isWhole(FileChannel channel, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer characters = CharBuffer.allocate(CHUNK);
        boolean atEnd = false;
        while (!atEnd) {
            atEnd = channel.read(bytes) < 0;
            bytes.flip();
            CoderResult result;
            do {
                result = decoder.decode(bytes, characters, false);
                if (result.isError() || holdsNul(characters.flip())) {
                    return false;
                }
                characters.clear();
            } while (result.isOverflow());
            bytes.compact();
        }
        return true;
    }

    private static boolean holdsNul(CharBuffer characters) {
        char[] array = characters.array();
        for (int i = 0; i < characters.limit(); i++) {
            if (array[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsNul(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        while (channel.read(bytes) >= 0) {
            for (int i = 0; i < bytes.position(); i++) {
                if (bytes.get(i) == 0) {
                    return true;
                }
            }
            bytes.clear();
        }
        return false;
    }

    private static UnreadableException noText(byte control) {
        return new UnreadableException(Problem.of(Rule.NOT_TEXT, "", "")
                .with("含有控制字符 0x%02X".formatted(control), "it holds the control character 0x%02X".formatted(control)));
    }

    private static UnreadableException unknown() {
        return new UnreadableException(Problem.of(Rule.UNKNOWN_CHARSET, "", ""));
    }
}
