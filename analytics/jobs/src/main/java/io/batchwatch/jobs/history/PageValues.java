package io.batchwatch.jobs.history;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.ValuesWriter;

/** The values of a page's cells, in one of two forms. */
interface PageValues {
    /**
     * @param place of the value in its column
     * @param length how many cells show it, one below the other
     */
    void add(int place, int length) throws IOException;

    /** All of them. */
    BytesInput bytes() throws IOException;

    /** Whatever comes now is the next page's. */
    void restart();

    Encoding encoding();

    /** By their places in a dictionary: how many bits each takes, then all of them, with runs shortened. */
    final class Places implements PageValues {
        private final byte width;
        private final PackedRuns places;

        /**
         * @param width in bits
         */
        Places(int width) {
            this.width = (byte) width;
            this.places = new PackedRuns(width);
        }

        @Override
        public void add(int place, int length) throws IOException {
            places.add(place, length);
        }

        @Override
        public BytesInput bytes() throws IOException {
            return BytesInput.concat(BytesInput.from(new byte[] {width}), BytesInput.from(places.bytes()));
        }

        @Override
        public void restart() {
            places.restart();
        }

        @Override
        public Encoding encoding() {
            return Encoding.RLE_DICTIONARY;
        }
    }

    /** Each written out. */
    record Plain(List<CellValue> values, ValuesWriter page) implements PageValues {
        @Override
        public void add(int place, int length) {
            CellValue value = values.get(place);
            for (int i = 0; i < length; i++) {
                value.writeTo(page);
            }
        }

        @Override
        public BytesInput bytes() {
            return page.getBytes();
        }

        @Override
        public void restart() {
            page.reset();
        }

        @Override
        public Encoding encoding() {
            return page.getEncoding();
        }
    }
}
