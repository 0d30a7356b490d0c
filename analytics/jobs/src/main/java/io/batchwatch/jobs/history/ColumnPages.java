package io.batchwatch.jobs.history;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Writes a column as pages of Parquet, first version: which cells are given, and their values, each written out or, where that is
 * shorter, by its place in a dictionary.
 */
final class ColumnPages {
    static final int SLAB_BYTES = 4 << 10;
    static final int PAGE_BYTES = 256 << 10;

    /** Readers pass over a page of which they need no row. */
    private static final int ROWS_A_PAGE = 20_000;

    private static final int LEVEL_BITS = 1;
    private static final int NOT_GIVEN = 0;
    private static final int GIVEN = 1;

    private final HistoryColumn column;
    private final PrimitiveType type;
    private final List<CellValue> values;
    private final Runs places;
    private final PageWriter to;

    ColumnPages(HistoryColumn column, Cells cells, PageWriter to) {
        this.column = column;
        this.type = column.type().parquet(column.name());
        this.values = cells.values();
        this.places = cells.places();
        this.to = to;
    }

    void write() throws IOException {
        if (isShorterByPlaces()) {
            int width = BytesUtils.getWidthFromMaxInt(values.size() - 1);
            writePages(new PlacesWriter(width), ValuesWriter::writeInteger);
            writeDictionary();
        } else {
            writePages(column.type().plain(), (page, place) -> values.get(place).writeTo(page));
        }
    }

    /** How a cell that is given is written. */
    private interface Form {
        void write(ValuesWriter page, int place);
    }

    private boolean isShorterByPlaces() throws IOException {
        if (values.isEmpty() || !column.type().hasDictionaries()) {
            return false;
        }
        long dictionary = values.stream().mapToLong(CellValue::bits).sum();
        int width = BytesUtils.getWidthFromMaxInt(values.size() - 1);
        long[] spared = {-dictionary};
        places.between(0, places.size(), (place, length) -> {
            if (place != Cells.NOT_GIVEN) {
                spared[0] += length * (values.get(place).bits() - width);
            }
        });
        return spared[0] > 0;
    }

    private void writePages(ValuesWriter page, Form form) throws IOException {
        try (page;
                ValuesWriter levels = new RunLengthBitPackingHybridValuesWriter(
                        LEVEL_BITS, SLAB_BYTES, PAGE_BYTES, HeapByteBufferAllocator.getInstance())) {
            for (int from = 0; from < places.size(); from += ROWS_A_PAGE) {
                writePage(from, Math.min(places.size(), from + ROWS_A_PAGE), levels, page, form);
                levels.reset();
                page.reset();
            }
        }
    }

    private void writePage(int from, int until, ValuesWriter levels, ValuesWriter page, Form form) throws IOException {
        Statistics<?> statistics = Statistics.createStats(type);
        BitSet met = new BitSet(values.size());
        places.between(from, until, (place, length) -> {
            boolean isGiven = place != Cells.NOT_GIVEN;
            for (int i = 0; i < length; i++) {
                levels.writeInteger(isGiven ? GIVEN : NOT_GIVEN);
            }
            if (!isGiven) {
                statistics.incrementNumNulls(length);
                return;
            }
            if (!met.get(place)) {
                met.set(place);
                values.get(place).widen(statistics);
            }
            for (int i = 0; i < length; i++) {
                form.write(page, place);
            }
        });
        int rows = until - from;
        to.writePage(
                BytesInput.concat(levels.getBytes(), page.getBytes()),
                rows,
                rows,
                statistics,
                Encoding.RLE,
                Encoding.RLE,
                page.getEncoding());
    }

    private void writeDictionary() throws IOException {
        try (ValuesWriter dictionary = column.type().plain()) {
            values.forEach(value -> value.writeTo(dictionary));
            to.writeDictionaryPage(new DictionaryPage(dictionary.getBytes(), values.size(), Encoding.PLAIN));
        }
    }
}
