package io.batchwatch.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names one result for good: the same laboratory, sample, analyte, method and replicate always give the same id.
 *
 * <p>The id is made of the words <em>as they were received</em>, never of the codes they were matched to: mapping a name
 * later must not turn one result into two. Width, case and runs of blanks do not matter ({@code ＰＢ} is {@code pb}).
 */
public record ResultId(long high, long low) implements Comparable<ResultId> {
    private static final char SEPARATOR = '\u001f';
    private static final HexFormat HEX = HexFormat.of();
    /** Control characters are blanks too, so that none of them can be taken for the separator. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    /**
     * @param laboratory the laboratory as received; where a partner names none, the partner itself
     * @param replicate 1 for the first determination
     */
    public static ResultId of(String laboratory, String sampleId, String analyte, String method, int replicate) {
        String identity = folded(laboratory)
                + SEPARATOR
                + folded(sampleId)
                + SEPARATOR
                + folded(analyte)
                + SEPARATOR
                + folded(method)
                + SEPARATOR
                + replicate;
        ByteBuffer digest = ByteBuffer.wrap(sha256().digest(identity.getBytes(StandardCharsets.UTF_8)));
        return new ResultId(digest.getLong(), digest.getLong());
    }

    /**
     * @param hex 32 hexadecimal digits, as {@link #toString} writes them
     * @throws IllegalArgumentException if they are not
     */
    public static ResultId parse(String hex) {
        if (hex.length() != 32) {
            throw new IllegalArgumentException("a result id has 32 hexadecimal digits, not '" + hex + "'");
        }
        return new ResultId(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }

    @Override
    public int compareTo(ResultId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }

    private static String folded(String text) {
        String narrow = isNarrow(text) ? text : narrow(text);
        return narrow.toLowerCase(Locale.ROOT);
    }

    private static String narrow(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    /** True for what narrowing would leave as it is: most words, and so most of the time goes into this test. */
    private static boolean isNarrow(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isIdeograph = c >= 0x4e00 && c <= 0x9fff;
            boolean isPrintable = c >= ' ' && c < 0x7f;
            if (!(isIdeograph || isPrintable) || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
