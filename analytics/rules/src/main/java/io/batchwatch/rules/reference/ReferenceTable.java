package io.batchwatch.rules.reference;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One CSV file of reference data: rows in, problems collected with file, line and column. */
final class ReferenceTable {
    private final String file;
    private final List<ReferenceProblem> problems;
    private final List<NamedCsvRecord> rows;

    private ReferenceTable(String file, List<NamedCsvRecord> rows, List<ReferenceProblem> problems) {
        this.file = file;
        this.rows = rows;
        this.problems = problems;
    }

    /**
     * @param columns that the header must have; a row that the file does not quote right is a problem as well
     */
    static ReferenceTable read(Path directory, String file, List<String> columns, List<ReferenceProblem> problems) {
        Path path = directory.resolve(file);
        if (!Files.exists(path)) {
            problems.add(new ReferenceProblem(file, 1, "", "the file is missing"));
            return new ReferenceTable(file, List.of(), problems);
        }
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(path, StandardCharsets.UTF_8)) {
            csv.forEach(rows::add);
        } catch (CsvParseException e) {
            problems.add(new ReferenceProblem(file, rows.size() + 2L, "", e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!rows.isEmpty()) {
            for (String column : columns) {
                if (!rows.get(0).getHeader().contains(column)) {
                    problems.add(new ReferenceProblem(file, 1, column, "the column is missing"));
                    return new ReferenceTable(file, List.of(), problems);
                }
            }
        }
        return new ReferenceTable(file, rows, problems);
    }

    /** One row; a cell that cannot be read as asked for is a problem of this row alone. */
    final class Row {
        private final NamedCsvRecord cells;

        private Row(NamedCsvRecord cells) {
            this.cells = cells;
        }

        String text(String column) {
            return cells.findField(column).orElse("").strip();
        }

        String required(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                throw wrong(column, "is needed");
            }
            return text;
        }

        String oneOf(String column, Set<String> allowed) {
            String text = text(column);
            if (!allowed.contains(text)) {
                throw wrong(
                        column,
                        "'" + text + "' is none of " + allowed.stream().sorted().toList());
            }
            return text;
        }

        BigDecimal number(String column) {
            try {
                return new BigDecimal(text(column));
            } catch (NumberFormatException e) {
                throw wrong(column, "'" + text(column) + "' is no number");
            }
        }

        LocalDate day(String column) {
            try {
                return LocalDate.parse(text(column));
            } catch (DateTimeParseException e) {
                throw wrong(column, "'" + text(column) + "' is no day such as 2026-01-31");
            }
        }

        Optional<LocalDate> optionalDay(String column) {
            return text(column).isEmpty() ? Optional.empty() : Optional.of(day(column));
        }

        /** To be thrown: this row cannot be read, the others still are. */
        IllegalArgumentException wrong(String column, String message) {
            return new WrongCell(problem(column, message));
        }

        ReferenceProblem problem(String column, String message) {
            return new ReferenceProblem(file, cells.getStartingLineNumber(), column, message);
        }
    }

    /** Reads every row that can be read; what is wrong with the others is among the problems. */
    <T> List<T> map(Function<Row, T> reading) {
        List<T> read = new ArrayList<>(rows.size());
        for (NamedCsvRecord cells : rows) {
            Row row = new Row(cells);
            try {
                read.add(reading.apply(row));
            } catch (WrongCell e) {
                problems.add(e.problem);
            } catch (IllegalArgumentException e) {
                problems.add(row.problem("", e.getMessage()));
            }
        }
        return read;
    }

    /** A reading that also refuses a second row of the same code. */
    static <T> Function<Row, T> unique(String column, Function<Row, T> reading) {
        Set<String> seen = new HashSet<>();
        return row -> {
            String code = row.required(column);
            if (!seen.add(code)) {
                throw row.wrong(column, "'" + code + "' stands here twice");
            }
            return reading.apply(row);
        };
    }

    private static final class WrongCell extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final transient ReferenceProblem problem;

        private WrongCell(ReferenceProblem problem) {
            super(problem.toString());
            this.problem = problem;
        }
    }
}
