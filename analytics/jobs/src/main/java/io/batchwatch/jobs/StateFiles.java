package io.batchwatch.jobs;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.TableFormatConfig;

/**
 * How RocksDB keeps the files of the state, as far as Flink has no option for it. Flink makes it by its name.
 *
 * <p>Most samples are new, so most look-ups must learn from every file that it has nothing.
 */
public final class StateFiles implements RocksDBOptionsFactory {
    private static final long serialVersionUID = 1;

    /**
     * Each checkpoint leaves a file, and so many of about one size become one: with twice as many as RocksDB takes by itself
     * a row is rewritten a third less often, and a look-up asks a few filters more.
     */
    private static final int MERGED_AT_ONCE = 8;

    @Override
    public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
        return current;
    }

    @Override
    public ColumnFamilyOptions createColumnOptions(ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
        ColumnFamilyOptions options = new WithFiltersInMemory(current);
        toClose.add(options);
        return options.setLevel0FileNumCompactionTrigger(MERGED_AT_ONCE);
    }

    /** Flink puts filters and indexes into the cache, last of all; to find them there takes longer than to ask them. */
    private static final class WithFiltersInMemory extends ColumnFamilyOptions {
        WithFiltersInMemory(ColumnFamilyOptions options) {
            super(options);
        }

        @Override
        public ColumnFamilyOptions setTableFormatConfig(TableFormatConfig format) {
            ((BlockBasedTableConfig) format).setCacheIndexAndFilterBlocks(false);
            return super.setTableFormatConfig(format);
        }
    }
}
