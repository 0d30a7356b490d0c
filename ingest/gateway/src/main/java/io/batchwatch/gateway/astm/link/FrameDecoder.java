package io.batchwatch.gateway.astm.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds signals and frames in the bytes of a line (LIS1-A, 6.3): {@code STX number text ETB|ETX checksum CR LF}. What
 * stands between them is passed over. Not thread-safe.
 */
public final class FrameDecoder {
    /** Of a frame's text, in bytes: the standard allows 64,000; older instruments keep to 240. */
    public static final int LONGEST_TEXT = 64_000;

    static final int STX = 0x02;
    static final int ETX = 0x03;
    static final int EOT = 0x04;
    static final int ENQ = 0x05;
    static final int ACK = 0x06;
    static final int CR = 0x0D;
    static final int NAK = 0x15;
    static final int ETB = 0x17;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Inside inside = Inside.NOTHING;
    private int sum;
    private int end;
    private int firstDigit;
    private int secondDigit;

    private enum Inside {
        NOTHING,
        TEXT,
        TOO_LONG,
        FIRST_DIGIT,
        SECOND_DIGIT,
        BEFORE_CARRIAGE_RETURN
    }

    /**
     * @param value of the byte, from 0 to 255
     */
    public Optional<Heard> accept(int value) {
        return switch (inside) {
            case NOTHING -> outside(value);
            case TEXT, TOO_LONG -> text(value);
            case FIRST_DIGIT -> {
                firstDigit = value;
                inside = Inside.SECOND_DIGIT;
                yield Optional.empty();
            }
            case SECOND_DIGIT -> {
                secondDigit = value;
                inside = Inside.BEFORE_CARRIAGE_RETURN;
                yield Optional.empty();
            }
            case BEFORE_CARRIAGE_RETURN -> behindChecksum(value);
        };
    }

    /** There are no more bytes: what has begun is told for what it is. */
    public Optional<Heard> end() {
        Optional<Heard> last =
                switch (inside) {
                    case NOTHING -> Optional.empty();
                    case TEXT, TOO_LONG, FIRST_DIGIT, SECOND_DIGIT ->
                        Optional.of(new Heard.Garbled(Heard.Flaw.CUT_OFF));
                    case BEFORE_CARRIAGE_RETURN -> Optional.of(frame());
                };
        inside = Inside.NOTHING;
        return last;
    }

    /** True within a frame. */
    public boolean isWithinFrame() {
        return inside != Inside.NOTHING;
    }

    private Optional<Heard> outside(int value) {
        inside = Inside.NOTHING;
        return switch (value) {
            case STX -> {
                begin();
                yield Optional.empty();
            }
            case ENQ -> Optional.of(new Heard.Enquiry());
            case EOT -> Optional.of(new Heard.End());
            case ACK -> Optional.of(new Heard.Acknowledged());
            case NAK -> Optional.of(new Heard.Refused());
            default -> Optional.empty();
        };
    }

    private void begin() {
        body.reset();
        sum = 0;
        inside = Inside.TEXT;
    }

    private Optional<Heard> text(int value) {
        switch (value) {
            case STX -> {
                begin();
                return Optional.of(new Heard.Garbled(Heard.Flaw.CUT_OFF));
            }
            case ENQ, EOT -> {
                return outside(value);
            }
            default -> sum = (sum + value) & 0xFF;
        }
        if (value == ETX || value == ETB) {
            if (inside == Inside.TOO_LONG) {
                inside = Inside.NOTHING;
                return Optional.of(new Heard.Garbled(Heard.Flaw.TOO_LONG));
            }
            end = value;
            inside = Inside.FIRST_DIGIT;
        } else if (body.size() > LONGEST_TEXT) {
            inside = Inside.TOO_LONG;
        } else {
            body.write(value);
        }
        return Optional.empty();
    }

    /** The CR ends it. Where it is missing, what comes instead begins something new. */
    private Optional<Heard> behindChecksum(int value) {
        Heard frame = frame();
        inside = Inside.NOTHING;
        if (value == STX) {
            begin();
        }
        return Optional.of(frame);
    }

    private Heard frame() {
        byte[] bytes = body.toByteArray();
        int said = Character.digit(firstDigit, 16) * 16 + Character.digit(secondDigit, 16);
        boolean holds = Character.digit(firstDigit, 16) >= 0 && Character.digit(secondDigit, 16) >= 0 && said == sum;
        if (!holds) {
            return new Heard.Garbled(Heard.Flaw.CHECKSUM);
        }
        if (bytes.length == 0 || bytes[0] < '0' || bytes[0] > '7') {
            return new Heard.Garbled(Heard.Flaw.NO_NUMBER);
        }
        String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.ISO_8859_1);
        return new Heard.Frame(bytes[0] - '0', text, end == ETX);
    }
}
