package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/**
 * Writes rows as one Parquet file of one row group, compressed with zstd.
 *
 * <p>Column by column, some rows at a time: Parquet's own way in takes a row's cells one by one and spends more on finding out
 * which column is meant than on the cell.
 */
final class ParquetFile {
    private static final int PAGE_BYTES = 256 << 10;

    /** Few enough to be at hand when the next column asks for them. */
    private static final int ROWS_AT_A_TIME = 256;

    private static final int NO_PADDING = 0;

    private ParquetFile() {}

    /**
     * @param rows in the order in which they shall stand in the file; as many as may lie in memory at once
     */
    static void write(Path path, TableFormat table, List<HistoryRow> rows) throws IOException {
        ParquetProperties properties = properties(table);
        CodecFactory codecs = new CodecFactory(new PlainParquetConfiguration(), PAGE_BYTES);
        try (ParquetFileWriter file = file(path, table, properties);
                ColumnChunkPageWriteStore pages = pages(table, properties, codecs);
                ColumnWriteStore columns = properties.newColumnWriteStore(table.schema(), pages, pages)) {
            file.start();
            fill(columns, table, rows);
            file.startBlock(rows.size());
            columns.flush();
            pages.flushToFileWriter(file);
            file.endBlock();
            file.end(Map.of("writer.product", "batchwatch"));
        } finally {
            codecs.release();
        }
        // Its name will be in a checkpoint: then its bytes must be there after a power cut as well.
        try (FileChannel written = FileChannel.open(path, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    private static void fill(ColumnWriteStore columns, TableFormat table, List<HistoryRow> rows) {
        Consumer<List<HistoryRow>> writer = table.writerTo(columns);
        for (int from = 0; from < rows.size(); from += ROWS_AT_A_TIME) {
            List<HistoryRow> some = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_A_TIME));
            writer.accept(some);
            some.forEach(row -> columns.endRecord());
        }
    }

    private static ParquetProperties properties(TableFormat table) {
        ParquetProperties.Builder properties = ParquetProperties.builder().withPageSize(PAGE_BYTES);
        table.columnsWithoutDictionary().forEach(column -> properties.withDictionaryEncoding(column, false));
        return properties.build();
    }

    private static ParquetFileWriter file(Path path, TableFormat table, ParquetProperties properties)
            throws IOException {
        return new ParquetFileWriter(
                new LocalOutputFile(path),
                table.schema(),
                ParquetFileWriter.Mode.CREATE,
                Long.MAX_VALUE,
                NO_PADDING,
                properties.getColumnIndexTruncateLength(),
                properties.getStatisticsTruncateLength(),
                properties.getPageWriteChecksumEnabled());
    }

    private static ColumnChunkPageWriteStore pages(
            TableFormat table, ParquetProperties properties, CodecFactory codecs) {
        return ColumnChunkPageWriteStore.builder()
                .withSchema(table.schema())
                .withCompressorProvider(column -> codecs.getCompressor(CompressionCodecName.ZSTD))
                .withAllocator(properties.getAllocator())
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .build();
    }
}
