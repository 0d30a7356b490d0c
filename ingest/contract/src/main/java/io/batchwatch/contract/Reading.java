package io.batchwatch.contract;

/**
 * Which reading of kept bytes a row comes from. Bytes are read anew when the partner's profile has been mended, or names have
 * got their codes; what the new reading says of a line takes the place of what the one before said of it.
 *
 * @param number 1 when the bytes came, one more with each reading of them
 * @param retracts true if the line was this result in an earlier reading and is not in this one: the row says what no longer
 *     holds
 */
public record Reading(int number, boolean retracts) {
    public static final Reading FIRST = new Reading(1, false);

    public Reading {
        if (number < 1 || (number == 1 && retracts)) {
            throw new IllegalArgumentException(
                    "a reading is counted from 1, and the first retracts nothing: " + number);
        }
    }

    public static Reading of(int number) {
        return new Reading(number, false);
    }

    public static Reading retracting(int number) {
        return new Reading(number, true);
    }
}
