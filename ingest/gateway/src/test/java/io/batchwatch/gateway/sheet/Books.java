package io.batchwatch.gateway.sheet;

import io.batchwatch.gateway.format.Formats;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Workbooks for tests, written by a library that is not the reader's. */
public final class Books {
    public static final List<String> HEADER =
            List.of("sample_id", "product", "sampled_at", "test_kind", "analyte", "value", "unit");

    private Books() {}

    /** Puts texts into a row; empty ones leave their cell out. */
    public static Row row(Sheet sheet, int number, List<String> cells) {
        Row row = sheet.createRow(number);
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.createCell(i).setCellValue(cells.get(i));
            }
        }
        return row;
    }

    public static List<String> result(String sample, String value) {
        return List.of(sample, "leek", "2026-03-01", "LAB", "procymidone", value, "mg/kg");
    }

    public static Path saved(org.apache.poi.ss.usermodel.Workbook book, Path file) throws IOException {
        try (book;
                OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        return file;
    }

    /** What was read of a file. */
    public record Content(Table table, List<RawRow> rows, List<Rows.Next.Broken> broken) {
        public static Content of(Path file, Profile profile) throws IOException, UnreadableException {
            Content content = new Content(Formats.open(file, profile), new ArrayList<>(), new ArrayList<>());
            try (Rows rows = content.table().rows()) {
                Rows.Next next = rows.next();
                while (!(next instanceof Rows.Next.End)) {
                    if (next instanceof Rows.Next.Row row) {
                        content.rows().add(row.row());
                    } else if (next instanceof Rows.Next.Broken broken) {
                        content.broken().add(broken);
                    }
                    next = rows.next();
                }
            }
            return content;
        }

        public List<String> column(String name) {
            int column = table.columns().indexOf(name);
            return rows.stream()
                    .map(RawRow::cells)
                    .map(cells -> column < cells.size() ? cells.get(column) : "")
                    .toList();
        }

        public List<String> places() {
            return rows.stream().map(RawRow::place).toList();
        }

        public List<Rule> brokenRules() {
            return broken.stream()
                    .map(Rows.Next.Broken::problem)
                    .map(Problem::rule)
                    .toList();
        }
    }
}
