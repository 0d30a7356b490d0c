package io.batchwatch.gateway.xlsx;

import io.batchwatch.gateway.packed.DamagedException;

/**
 * A cell's place such as {@code B7}.
 *
 * @param row counted from 0
 * @param column counted from 0
 */
record CellReference(int row, int column) {
    static final int MOST_ROWS = 1 << 20;
    static final int MOST_COLUMNS = 1 << 14;

    static CellReference of(String text) throws DamagedException {
        return new CellReference(row(text), column(text));
    }

    /** The column alone, which is all that is asked of most. */
    static int column(String text) throws DamagedException {
        int column = 0;
        for (int i = 0; i < letters(text); i++) {
            column = column * 26 + (text.charAt(i) - 'A' + 1);
        }
        if (column < 1 || column > MOST_COLUMNS) {
            throw new DamagedException("cell " + text);
        }
        return column - 1;
    }

    /** At most four: the fifth could not be that of a column. */
    private static int letters(String text) {
        int letters = 0;
        while (letters < text.length() && letters < 4 && text.charAt(letters) >= 'A' && text.charAt(letters) <= 'Z') {
            letters++;
        }
        return letters;
    }

    private static int row(String text) throws DamagedException {
        return rowNumber(text.substring(letters(text))) - 1;
    }

    /** A row's number, from 1. */
    static int rowNumber(String digits) throws DamagedException {
        try {
            int row = digits.length() > 7 ? -1 : Integer.parseInt(digits);
            if (row >= 1 && row <= MOST_ROWS) {
                return row;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new DamagedException("row " + digits);
    }
}
