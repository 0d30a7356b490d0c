package io.batchwatch.gateway.hl7;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Finds messages in the bytes of an MLLP connection: {@code 0x0B message 0x1C 0x0D}. What stands between them is passed
 * over. Not thread-safe.
 */
public final class BlockDecoder {
    private static final int BEGIN = 0x0B;
    private static final int END = 0x1C;
    private static final int CARRIAGE_RETURN = 0x0D;

    private final int mostBytes;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private Inside inside = Inside.NOTHING;

    private enum Inside {
        NOTHING,
        MESSAGE,
        BEHIND_END,
        TOO_LONG
    }

    /**
     * @param mostBytes of one message
     */
    public BlockDecoder(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * @param value of the byte, from 0 to 255
     * @return a whole message, with its last byte
     */
    public Optional<byte[]> accept(int value) {
        switch (inside) {
            case NOTHING -> {
                if (value == BEGIN) {
                    begin();
                }
            }
            case MESSAGE -> {
                if (value == END) {
                    inside = Inside.BEHIND_END;
                } else if (message.size() >= mostBytes) {
                    inside = Inside.TOO_LONG;
                } else {
                    message.write(value);
                }
            }
            case BEHIND_END -> {
                return behindEnd(value);
            }
            case TOO_LONG -> {}
        }
        return Optional.empty();
    }

    private void begin() {
        message.reset();
        inside = Inside.MESSAGE;
    }

    /** An end is one only with its carriage return; without it the byte is one of the message's. */
    private Optional<byte[]> behindEnd(int value) {
        if (value == CARRIAGE_RETURN) {
            inside = Inside.NOTHING;
            return Optional.of(message.toByteArray());
        }
        message.write(END);
        if (value != END) {
            message.write(value);
            inside = Inside.MESSAGE;
        }
        if (message.size() > mostBytes) {
            inside = Inside.TOO_LONG;
        }
        return Optional.empty();
    }

    /** True once a message is longer than it may be: where the next one begins can no longer be known. */
    public boolean isTooLong() {
        return inside == Inside.TOO_LONG;
    }

    /** True if a message has begun and not ended. */
    public boolean isWithinMessage() {
        return inside != Inside.NOTHING;
    }

    /** A message as it is sent. */
    public static byte[] block(byte[] message) {
        byte[] block = new byte[message.length + 3];
        block[0] = BEGIN;
        System.arraycopy(message, 0, block, 1, message.length);
        block[message.length + 1] = END;
        block[message.length + 2] = CARRIAGE_RETURN;
        return block;
    }
}
