package io.batchwatch.gateway.packed;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Looks at the size of an archive's directory before anyone reads it into memory. */
final class ZipDirectory {
    private static final int MOST_BYTES = 16 << 20;

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int SIZE_OFFSET = 12;
    private static final int LONGEST_COMMENT = 0xFFFF;

    private ZipDirectory() {}

    /**
     * @throws UnreadableException if the directory is missing, or too large to be one of an honest archive
     */
    static void check(Path archive) throws IOException, UnreadableException {
        long size = size(archive);
        if (size > MOST_BYTES) {
            throw new UnreadableException(Problem.of(Rule.UNPACKS_TOO_LARGE, "", size + " > " + MOST_BYTES));
        }
    }

    private static long size(Path archive) throws IOException, UnreadableException {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            int length = (int) Math.min(file.length(), END_LENGTH + LONGEST_COMMENT);
            byte[] tail = new byte[length];
            file.seek(file.length() - length);
            file.readFully(tail);
            ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = length - END_LENGTH; at >= 0; at--) {
                if (end.getInt(at) == END_SIGNATURE) {
                    return Integer.toUnsignedLong(end.getInt(at + SIZE_OFFSET));
                }
            }
            throw new UnreadableException(Problem.of(Rule.DAMAGED, "", "")
                    .with("压缩包没有目录，可能未传完", "the archive has no directory: it may have been cut off on its way"));
        }
    }
}
