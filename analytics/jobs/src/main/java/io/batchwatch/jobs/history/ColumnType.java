package io.batchwatch.jobs.history;

import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.FixedLenByteArrayPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** The few types of which the history is made: all of them are read by DuckDB, Spark and pandas without any help. */
public enum ColumnType {
    TEXT("VARCHAR") {
        @Override
        PrimitiveType parquet(String name) {
            return Types.optional(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(name);
        }
    },
    INTEGER("INTEGER") {
        @Override
        PrimitiveType parquet(String name) {
            return Types.optional(PrimitiveTypeName.INT32).named(name);
        }
    },
    LONG("BIGINT") {
        @Override
        PrimitiveType parquet(String name) {
            return Types.optional(PrimitiveTypeName.INT64).named(name);
        }
    },
    FLAG("BOOLEAN") {
        @Override
        PrimitiveType parquet(String name) {
            return Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
        }

        @Override
        ValuesWriter plain() {
            return new BooleanPlainValuesWriter();
        }

        @Override
        boolean hasDictionaries() {
            return false;
        }
    },
    DAY("DATE") {
        @Override
        PrimitiveType parquet(String name) {
            return Types.optional(PrimitiveTypeName.INT32)
                    .as(LogicalTypeAnnotation.dateType())
                    .named(name);
        }
    },
    /** UTC, microseconds. */
    TIMESTAMP("TIMESTAMP WITH TIME ZONE") {
        @Override
        PrimitiveType parquet(String name) {
            return Types.optional(PrimitiveTypeName.INT64)
                    .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                    .named(name);
        }
    },
    /** Exact, see {@link #fits}. */
    DECIMAL("DECIMAL(38,18)") {
        @Override
        PrimitiveType parquet(String name) {
            return Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                    .length(DECIMAL_BYTES)
                    .as(LogicalTypeAnnotation.decimalType(DECIMAL_SCALE, DECIMAL_PRECISION))
                    .named(name);
        }

        @Override
        ValuesWriter plain() {
            return new FixedLenByteArrayPlainValuesWriter(
                    DECIMAL_BYTES,
                    ColumnPages.SLAB_BYTES,
                    ColumnPages.PAGE_BYTES,
                    HeapByteBufferAllocator.getInstance());
        }
    };

    private static final int DECIMAL_PRECISION = 38;
    private static final int DECIMAL_SCALE = 18;
    private static final int DECIMAL_BYTES = 16;

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** The type's name in DuckDB. */
    public String sql() {
        return sql;
    }

    abstract PrimitiveType parquet(String name);

    /** Writes values out one after another. */
    ValuesWriter plain() {
        return new PlainValuesWriter(
                ColumnPages.SLAB_BYTES, ColumnPages.PAGE_BYTES, HeapByteBufferAllocator.getInstance());
    }

    /** Parquet has none of flags. */
    boolean hasDictionaries() {
        return true;
    }

    /** True if a decimal can be kept to the last digit: at most 20 digits before the point and 18 behind it. */
    static boolean fits(BigDecimal value) {
        return fitsAsItIsWritten(value) || fitsAsItIsWritten(value.stripTrailingZeros());
    }

    private static boolean fitsAsItIsWritten(BigDecimal value) {
        return value.scale() <= DECIMAL_SCALE && value.precision() - value.scale() <= DECIMAL_PRECISION - DECIMAL_SCALE;
    }

    /**
     * A decimal as its column holds it.
     *
     * @param value which {@link #fits}
     */
    static byte[] bytes(BigDecimal value) {
        byte[] shortest = value.setScale(DECIMAL_SCALE).unscaledValue().toByteArray();
        byte[] bytes = new byte[DECIMAL_BYTES];
        Arrays.fill(bytes, 0, DECIMAL_BYTES - shortest.length, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(shortest, 0, bytes, DECIMAL_BYTES - shortest.length, shortest.length);
        return bytes;
    }
}
