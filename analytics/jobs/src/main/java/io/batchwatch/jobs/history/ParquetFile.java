package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.LocalOutputFile;

/**
 * Writes rows as one Parquet file of one row group, compressed with zstd.
 *
 * <p>Column by column: Parquet's own way in takes a row's cells one by one, and looks for each in a dictionary, where here most
 * stand below the same value.
 */
final class ParquetFile {
    private static final int NO_PADDING = 0;

    private ParquetFile() {}

    /**
     * @param rows in the order in which they shall stand in the file; as many as may lie in memory at once
     */
    static void write(Path path, TableFormat table, List<HistoryRow> rows) throws IOException {
        List<HistoryColumn> columns = table.columns();
        List<Cells> cells = table.cells(rows);
        List<ColumnDescriptor> descriptors = table.schema().getColumns();
        ParquetProperties properties = ParquetProperties.builder().build();
        PageCompressor compressor = new PageCompressor();
        try (ParquetFileWriter file = file(path, table, properties);
                ColumnChunkPageWriteStore pages = pages(table, properties, compressor)) {
            file.start();
            file.startBlock(rows.size());
            for (int index = 0; index < columns.size(); index++) {
                new ColumnPages(columns.get(index), cells.get(index), pages.getPageWriter(descriptors.get(index)))
                        .write();
            }
            pages.flushToFileWriter(file);
            file.endBlock();
            file.end(Map.of("writer.product", "batchwatch"));
        } finally {
            compressor.release();
        }
        // Its name will be in a checkpoint: then its bytes must be there after a power cut as well.
        try (FileChannel written = FileChannel.open(path, StandardOpenOption.WRITE)) {
            written.force(true);
        }
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
            TableFormat table, ParquetProperties properties, PageCompressor compressor) {
        return ColumnChunkPageWriteStore.builder()
                .withSchema(table.schema())
                .withCompressorProvider(column -> compressor)
                .withAllocator(properties.getAllocator())
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .build();
    }
}
