package io.batchwatch.gateway.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way of damaging bytes. */
enum Mutation {
    FLIPPED_BITS {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            byte[] mutant = bytes.clone();
            for (int i = 0; i <= random.nextInt(8); i++) {
                mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return mutant;
        }
    },
    AWKWARD_BYTES {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            byte[] mutant = bytes.clone();
            for (int i = 0; i <= random.nextInt(16); i++) {
                mutant[random.nextInt(mutant.length)] = AWKWARD[random.nextInt(AWKWARD.length)];
            }
            return mutant;
        }
    },
    /** Still text, and often still well formed. */
    OTHER_LETTERS {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            byte[] mutant = bytes.clone();
            for (int i = 0; i <= random.nextInt(8); i++) {
                int at = random.nextInt(mutant.length);
                if (Character.isLetterOrDigit(mutant[at])) {
                    mutant[at] = LETTERS[random.nextInt(LETTERS.length)];
                }
            }
            return mutant;
        }
    },
    CUT_SHORT {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
    },
    WITHOUT_A_BLOCK {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from) + 1;
            return joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
        }
    },
    WITH_A_BLOCK_TWICE {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(1024));
            byte[] block = Arrays.copyOfRange(bytes, from, to);
            byte[] mutant = Arrays.copyOf(bytes, to);
            for (int i = 0; i <= random.nextInt(20); i++) {
                mutant = joined(mutant, block);
            }
            return joined(mutant, Arrays.copyOfRange(bytes, to, bytes.length));
        }
    },
    SPLICED {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            return joined(
                    Arrays.copyOf(bytes, random.nextInt(bytes.length)),
                    Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
        }
    },
    DAMAGED_AT_THE_END {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            byte[] mutant = bytes.clone();
            int tail = Math.min(mutant.length, 400);
            for (int i = 0; i <= random.nextInt(6); i++) {
                mutant[mutant.length - 1 - random.nextInt(tail)] = (byte) random.nextInt(256);
            }
            return mutant;
        }
    },
    /** Numbers that a reader may take for a length, a count or a place. */
    WITH_HUGE_NUMBERS {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            List<int[]> numbers = NUMBER.matcher(text)
                    .results()
                    .map(found -> new int[] {found.start(), found.end()})
                    .toList();
            if (numbers.isEmpty()) {
                return AWKWARD_BYTES.of(bytes, other, random);
            }
            int[] number = numbers.get(random.nextInt(numbers.size()));
            String huge = HUGE.get(random.nextInt(HUGE.size()));
            return (text.substring(0, number[0]) + Matcher.quoteReplacement(huge) + text.substring(number[1]))
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
    };

    private static final byte[] AWKWARD = {0, -1, 127, -128, '\n', '\r', '"', '<', '>', '&', '|', '^', '{', '[', ','};
    private static final byte[] LETTERS = {'a', 'e', 'r', 's', 't', 'A', 'Z', '0', '1', '9'};
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final List<String> HUGE = List.of(
            "0", "-1", "65536", "1048577", "2147483647", "2147483648", "4294967295", "99999999999999999999", "1e308");

    /**
     * @param bytes at least one
     * @param other of another sound file, at least one
     */
    abstract byte[] of(byte[] bytes, byte[] other, Random random);

    static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(one.length + other.length);
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
