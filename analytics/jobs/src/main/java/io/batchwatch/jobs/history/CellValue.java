package io.batchwatch.jobs.history;

import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.io.api.Binary;

/** A value that stands in a column at least once, as Parquet knows it. */
sealed interface CellValue {
    void writeTo(ValuesWriter plain);

    /** So that the value lies between the least and the greatest. */
    void widen(Statistics<?> statistics);

    /** What it takes where it is written out. */
    long bits();

    /** A text in UTF-8; its length is written before it. */
    record Text(Binary bytes) implements CellValue {
        @Override
        public void writeTo(ValuesWriter plain) {
            plain.writeBytes(bytes);
        }

        @Override
        public void widen(Statistics<?> statistics) {
            statistics.updateStats(bytes);
        }

        @Override
        public long bits() {
            return Integer.SIZE + Byte.SIZE * (long) bytes.length();
        }
    }

    /** A decimal, of which each takes the same bytes. */
    record Decimal(Binary bytes) implements CellValue {
        @Override
        public void writeTo(ValuesWriter plain) {
            plain.writeBytes(bytes);
        }

        @Override
        public void widen(Statistics<?> statistics) {
            statistics.updateStats(bytes);
        }

        @Override
        public long bits() {
            return Byte.SIZE * (long) bytes.length();
        }
    }

    /** A number or a day. */
    record Small(int number) implements CellValue {
        @Override
        public void writeTo(ValuesWriter plain) {
            plain.writeInteger(number);
        }

        @Override
        public void widen(Statistics<?> statistics) {
            statistics.updateStats(number);
        }

        @Override
        public long bits() {
            return Integer.SIZE;
        }
    }

    /** A number or an instant. */
    record Large(long number) implements CellValue {
        @Override
        public void writeTo(ValuesWriter plain) {
            plain.writeLong(number);
        }

        @Override
        public void widen(Statistics<?> statistics) {
            statistics.updateStats(number);
        }

        @Override
        public long bits() {
            return Long.SIZE;
        }
    }

    /** Yes or no. */
    record Flag(boolean isTrue) implements CellValue {
        @Override
        public void writeTo(ValuesWriter plain) {
            plain.writeBoolean(isTrue);
        }

        @Override
        public void widen(Statistics<?> statistics) {
            statistics.updateStats(isTrue);
        }

        @Override
        public long bits() {
            return 1;
        }
    }
}
