package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes rows as one Parquet file, compressed with zstd. */
final class ParquetFile {
    private static final long ROW_GROUP_BYTES = 32L << 20;
    private static final int PAGE_BYTES = 256 << 10;

    private ParquetFile() {}

    /**
     * @param rows in the order in which they shall stand in the file
     */
    static void write(Path path, TableFormat table, List<HistoryRow> rows) throws IOException {
        try (ParquetWriter<HistoryRow> writer = new Builder(new LocalOutputFile(path), table)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .build()) {
            for (HistoryRow row : rows) {
                writer.write(row);
            }
        }
        // Its name will be in a checkpoint: then its bytes must be there after a power cut as well.
        try (FileChannel written = FileChannel.open(path, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    private static final class Builder extends ParquetWriter.Builder<HistoryRow, Builder> {
        private final TableFormat table;

        Builder(OutputFile file, TableFormat table) {
            super(file);
            this.table = table;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @Deprecated
        protected WriteSupport<HistoryRow> getWriteSupport(Configuration configuration) {
            return new Rows(table);
        }

        @Override
        protected WriteSupport<HistoryRow> getWriteSupport(ParquetConfiguration configuration) {
            return new Rows(table);
        }
    }

    private static final class Rows extends WriteSupport<HistoryRow> {
        private final TableFormat table;
        private Consumer<byte[]> writer = bytes -> {};

        Rows(TableFormat table) {
            this.table = table;
        }

        @Override
        @Deprecated
        public WriteContext init(Configuration configuration) {
            return context();
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return context();
        }

        private WriteContext context() {
            return new WriteContext(table.schema(), Map.of("writer.product", "batchwatch"));
        }

        @Override
        public void prepareForWrite(RecordConsumer to) {
            writer = table.writerTo(to);
        }

        @Override
        public void write(HistoryRow row) {
            writer.accept(row.content());
        }
    }
}
