package io.batchwatch.rules.reference;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One CSV file of reference data: rows in, problems collected with file, line and column. */
final class ReferenceTable {
    /** A spreadsheet puts it before the first column's name. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String file;
    private final List<ReferenceProblem> problems;
    private final List<Row> rows = new ArrayList<>();

    private ReferenceTable(String file, List<ReferenceProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * @param columns that the header must have; a file that cannot be read at all is a problem as well
     */
    static ReferenceTable read(Path directory, String file, List<String> columns, List<ReferenceProblem> problems) {
        ReferenceTable table = new ReferenceTable(file, problems);
        Path path = directory.resolve(file);
        if (!Files.exists(path)) {
            table.problem(1, "", "缺少文件", "the file is missing");
            return table;
        }
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            table.take(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, columns);
        } catch (CharacterCodingException e) {
            table.problem(1, "", "文件不是 UTF-8 编码", "the file is not UTF-8");
        } catch (IOException e) {
            table.problem(1, "", "无法读取文件：" + e.getMessage(), "the file cannot be read: " + e.getMessage());
        }
        return table;
    }

    private void take(String text, List<String> columns) throws IOException {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            csv.forEach(records::add);
        } catch (CsvParseException e) {
            long last = records.isEmpty() ? 0 : records.get(records.size() - 1).getStartingLineNumber();
            problem(last + 1, "", "不是 CSV：" + e.getMessage(), "is no CSV: " + e.getMessage());
        }
        List<String> header = records.isEmpty() ? List.of() : records.get(0).getFields();
        for (String column : columns) {
            if (Collections.frequency(header, column) != 1) {
                if (header.contains(column)) {
                    problem(1, column, "此列出现了两次", "the column stands here twice");
                } else {
                    problem(1, column, "缺少此列", "the column is missing");
                }
                return;
            }
        }
        for (CsvRecord cells : records.subList(1, records.size())) {
            if (cells.getFieldCount() == header.size()) {
                rows.add(new Row(header, cells));
            } else {
                problem(
                        cells.getStartingLineNumber(),
                        "",
                        "有 %d 个单元格，列数为 %d".formatted(cells.getFieldCount(), header.size()),
                        "%d cells stand below %d columns".formatted(cells.getFieldCount(), header.size()));
            }
        }
    }

    private void problem(long line, String column, String messageZh, String messageEn) {
        problems.add(new ReferenceProblem(file, line, column, messageZh, messageEn));
    }

    /** One row; a cell that cannot be read as asked for is a problem of this row alone. */
    final class Row {
        private final List<String> header;
        private final CsvRecord cells;

        private Row(List<String> header, CsvRecord cells) {
            this.header = header;
            this.cells = cells;
        }

        String text(String column) {
            int at = header.indexOf(column);
            return at < 0 ? "" : cells.getField(at).strip();
        }

        String required(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                throw wrong(column, "必须填写", "is needed");
            }
            return text;
        }

        String oneOf(String column, Set<String> allowed) {
            String text = text(column);
            if (!allowed.contains(text)) {
                List<String> sorted = allowed.stream().sorted().toList();
                throw wrongValue(column, text, "不在其中：" + sorted, "is none of " + sorted);
            }
            return text;
        }

        BigDecimal number(String column) {
            try {
                return new BigDecimal(text(column));
            } catch (NumberFormatException e) {
                throw wrongValue(column, text(column), "不是数字", "is no number");
            }
        }

        int wholeNumber(String column) {
            try {
                return Integer.parseInt(text(column));
            } catch (NumberFormatException e) {
                throw wrongValue(column, text(column), "不是整数", "is no whole number");
            }
        }

        LocalDate day(String column) {
            try {
                return LocalDate.parse(text(column));
            } catch (DateTimeParseException e) {
                throw wrongValue(column, text(column), "不是日期（如 2026-01-31）", "is no day such as 2026-01-31");
            }
        }

        Optional<LocalDate> optionalDay(String column) {
            return text(column).isEmpty() ? Optional.empty() : Optional.of(day(column));
        }

        /** To be thrown: this row cannot be read, the others still are. */
        IllegalArgumentException wrong(String column, String messageZh, String messageEn) {
            return new WrongCell(problem(column, messageZh, messageEn));
        }

        /**
         * As {@link #wrong}, of a value that is not what it should be.
         *
         * @param isZh what it is or is not, in Chinese
         * @param isEn the same in English, such as {@code is no number}
         */
        IllegalArgumentException wrongValue(String column, String value, String isZh, String isEn) {
            return wrong(column, "“" + value + "”" + isZh, "'" + value + "' " + isEn);
        }

        ReferenceProblem problem(String column, String messageZh, String messageEn) {
            return new ReferenceProblem(file, cells.getStartingLineNumber(), column, messageZh, messageEn);
        }

        /** A look at this row once others are known; what it throws is among the problems. */
        void trying(Runnable look) {
            try {
                look.run();
            } catch (WrongCell e) {
                problems.add(e.problem);
            } catch (IllegalArgumentException e) {
                problems.add(problem("", "各单元格不相符", e.getMessage()));
            }
        }
    }

    /** Reads every row that can be read; what is wrong with the others is among the problems. */
    <T> List<T> map(Function<Row, T> reading) {
        List<T> read = new ArrayList<>(rows.size());
        for (Row row : rows) {
            row.trying(() -> read.add(reading.apply(row)));
        }
        return read;
    }

    /** A reading that also refuses a second row of the same code. */
    static <T> Function<Row, T> unique(String column, Function<Row, T> reading) {
        Set<String> seen = new HashSet<>();
        return row -> {
            String code = row.required(column);
            if (!seen.add(code)) {
                throw row.wrongValue(column, code, "出现了两次", "stands here twice");
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
