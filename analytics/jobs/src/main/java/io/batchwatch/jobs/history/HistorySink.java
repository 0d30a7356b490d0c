package io.batchwatch.jobs.history;

import io.batchwatch.jobs.wire.HistoryRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A table of the history as a sink: each row in exactly one file that is seen. All rows of one directory must come to the
 * same writer, see {@link #route}. The directory is on a file system that all tasks share.
 */
public final class HistorySink
        implements Sink<HistoryRow>, SupportsWriterState<HistoryRow, WaitingRows>, SupportsCommitter<HistoryFile> {
    private static final long serialVersionUID = 1;

    private final TableFormat table;
    private final String history;
    private final Clock clock;

    /**
     * @param history directory of all tables
     * @param clock serializable
     */
    public HistorySink(TableFormat table, Path history, Clock clock) {
        this.table = table;
        this.history = history.toString();
        this.clock = clock;
    }

    /** Which of the writers gets the rows of a directory. */
    public static int route(String partition, int writers) {
        return Math.floorMod(partition.hashCode(), writers);
    }

    @Override
    public StatefulSinkWriter<HistoryRow, WaitingRows> createWriter(WriterInitContext context) throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<HistoryRow, WaitingRows> restoreWriter(
            WriterInitContext context, Collection<WaitingRows> restored) throws IOException {
        return new HistoryWriter(table, Path.of(history), WriterBounds.USUAL, clock, restored);
    }

    @Override
    public SimpleVersionedSerializer<WaitingRows> getWriterStateSerializer() {
        return new WaitingRows.Serializer();
    }

    @Override
    public Committer<HistoryFile> createCommitter(CommitterInitContext context) {
        return new HistoryCommitter();
    }

    @Override
    public SimpleVersionedSerializer<HistoryFile> getCommittableSerializer() {
        return new HistoryFile.Serializer();
    }
}
