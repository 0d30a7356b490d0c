package io.batchwatch.gateway.packed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How many bytes may come out of something packed. Immutable. */
public final class Budget {
    private static final long MOST_OF_ANY_FILE = 4L << 30;

    /** Text that repeats itself is seldom packed better than 1 : 100; a bomb is at 1 : 1000. */
    private static final long HIGHEST_RATIO = 300;

    /** Below this, nobody is hurt by any ratio. */
    private static final long HARMLESS_BYTES = 16 << 20;

    private final long most;

    public Budget(long mostBytes) {
        most = mostBytes;
    }

    /** For a part of what is read part by part, and never as a whole. */
    public static Budget ofAnyFile() {
        return new Budget(MOST_OF_ANY_FILE);
    }

    /**
     * @param unpacked what comes out
     * @param packedBytes of which it comes
     */
    public InputStream bounding(InputStream unpacked, long packedBytes) {
        return new Bounded(unpacked, packedBytes);
    }

    private final class Bounded extends FilterInputStream {
        private final long mostByRatio;
        private long passed;

        Bounded(InputStream in, long packedBytes) {
            super(in);
            mostByRatio = Math.max(HARMLESS_BYTES, packedBytes * HIGHEST_RATIO);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            pass(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            pass(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            pass(skipped);
            return skipped;
        }

        private void pass(long bytes) throws TooMuchException {
            passed += bytes;
            if (passed > most) {
                throw new TooMuchException("> " + most);
            }
            if (passed > mostByRatio) {
                throw new TooMuchException("1 : " + HIGHEST_RATIO);
            }
        }
    }
}
