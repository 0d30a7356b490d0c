package io.batchwatch.gateway.ssd2;

import io.batchwatch.gateway.document.DocumentTable;
import io.batchwatch.gateway.names.Folded;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.RecordsPath;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A message's results: the fields made of several elements, and behind them the elements as they are. */
public final class Ssd2Table implements Table {
    private static final RecordsPath RESULT = new RecordsPath(RecordsPath.Start.ANYWHERE, List.of("result"));

    private final Table elements;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> columns;

    private Ssd2Table(Table elements) {
        this.elements = elements;
        List<String> names = elements.columns();
        for (int i = 0; i < names.size(); i++) {
            places.putIfAbsent(names.get(i), i);
        }
        List<String> all = new ArrayList<>();
        Ssd2Result.FIELDS.keySet().forEach(field -> all.add(field.column()));
        for (String name : names) {
            boolean isField = Field.ofColumn(Folded.of(name)).isPresent();
            all.add(isField ? "ssd2." + name : name);
        }
        columns = List.copyOf(all);
    }

    /**
     * @throws UnreadableException if it is no such message, or one without results, such as an acknowledgement
     */
    public static Table open(Path file, Profile profile) throws IOException, UnreadableException {
        return new Ssd2Table(DocumentTable.xml(file, profile, RESULT));
    }

    @Override
    public String form() {
        return "ssd2";
    }

    @Override
    public String charset() {
        return elements.charset();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Rows rows() throws IOException {
        Rows rows = elements.rows();
        return new Rows() {
            @Override
            public Next next() throws IOException {
                Next next = rows.next();
                return next instanceof Next.Row row ? new Next.Row(withFields(row.row())) : next;
            }

            @Override
            public long bytesRead() {
                return rows.bytesRead();
            }

            @Override
            public void close() throws IOException {
                rows.close();
            }
        };
    }

    private RawRow withFields(RawRow row) {
        Ssd2Result result = new Ssd2Result(name -> {
            int place = places.getOrDefault(name, -1);
            return place < 0 ? "" : row.cells().get(place);
        });
        List<String> cells = new ArrayList<>();
        Ssd2Result.FIELDS.values().forEach(field -> cells.add(field.apply(result)));
        cells.addAll(row.cells());
        return new RawRow(row.line(), row.place(), cells);
    }
}
