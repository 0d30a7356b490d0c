package io.batchwatch.jobs.history;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
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

        @Override
        void write(Object value, RecordConsumer to) {
            to.addBinary(Binary.fromString((String) value));
        }
    },
    INTEGER("INTEGER") {
        @Override
        PrimitiveType parquet(String name) {
            return Types.optional(PrimitiveTypeName.INT32).named(name);
        }

        @Override
        void write(Object value, RecordConsumer to) {
            to.addInteger((Integer) value);
        }
    },
    LONG("BIGINT") {
        @Override
        PrimitiveType parquet(String name) {
            return Types.optional(PrimitiveTypeName.INT64).named(name);
        }

        @Override
        void write(Object value, RecordConsumer to) {
            to.addLong((Long) value);
        }
    },
    FLAG("BOOLEAN") {
        @Override
        PrimitiveType parquet(String name) {
            return Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
        }

        @Override
        void write(Object value, RecordConsumer to) {
            to.addBoolean((Boolean) value);
        }
    },
    DAY("DATE") {
        @Override
        PrimitiveType parquet(String name) {
            return Types.optional(PrimitiveTypeName.INT32)
                    .as(LogicalTypeAnnotation.dateType())
                    .named(name);
        }

        @Override
        void write(Object value, RecordConsumer to) {
            to.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
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

        @Override
        void write(Object value, RecordConsumer to) {
            to.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
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
        void write(Object value, RecordConsumer to) {
            BigInteger unscaled = ((BigDecimal) value).setScale(DECIMAL_SCALE).unscaledValue();
            byte[] shortest = unscaled.toByteArray();
            byte[] bytes = new byte[DECIMAL_BYTES];
            Arrays.fill(bytes, 0, DECIMAL_BYTES - shortest.length, (byte) (unscaled.signum() < 0 ? -1 : 0));
            System.arraycopy(shortest, 0, bytes, DECIMAL_BYTES - shortest.length, shortest.length);
            to.addBinary(Binary.fromConstantByteArray(bytes));
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

    /**
     * @param value of this column's Java type
     */
    abstract void write(Object value, RecordConsumer to);

    /** True if a decimal can be kept to the last digit: at most 20 digits before the point and 18 behind it. */
    static boolean fits(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= DECIMAL_SCALE && plain.precision() - plain.scale() <= DECIMAL_PRECISION - DECIMAL_SCALE;
    }
}
