package io.batchwatch.gateway.acts;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.batchwatch.contract.BatchAct;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of acts as it was read. It is small: people write it.
 *
 * @param acts in the order of the file
 */
record ActsFile(List<BatchAct> acts, ActReceipt receipt) {
    static final int MOST_BYTES = 4 << 20;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /**
     * @param enteredAt when the file was written
     */
    static ActsFile read(String name, byte[] bytes, ZoneId zone, Instant enteredAt) {
        Reading reading = new Reading(new ActReader(zone, enteredAt, name));
        Optional<String> text = text(bytes);
        if (bytes.length > MOST_BYTES) {
            reading.refuse(1, Problem.of(Rule.TOO_LARGE, "", ""));
        } else if (text.isEmpty()) {
            reading.refuse(1, Problem.of(Rule.UNKNOWN_CHARSET, "", ""));
        } else {
            reading.take(text.get());
        }
        return new ActsFile(
                reading.acts,
                new ActReceipt(
                        name,
                        enteredAt.toString(),
                        reading.acts.size() + reading.rejected,
                        reading.acts.size(),
                        reading.rejected,
                        reading.taken,
                        reading.problems));
    }

    private static Optional<String> text(byte[] bytes) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
            } catch (CharacterCodingException e) {
                // not in this charset: the next may fit
            }
        }
        return Optional.empty();
    }

    private static final class Reading {
        private final ActReader reader;
        private final List<BatchAct> acts = new ArrayList<>();
        private final List<ActReceipt.Taken> taken = new ArrayList<>();
        private final List<ActReceipt.Refused> problems = new ArrayList<>();
        private long rejected;

        Reading(ActReader reader) {
            this.reader = reader;
        }

        void take(String text) {
            List<CsvRecord> records = new ArrayList<>();
            try (CsvReader<CsvRecord> csv =
                    CsvReader.builder().skipEmptyLines(true).ofCsvRecord(text)) {
                csv.forEach(records::add);
            } catch (CsvParseException | IOException e) {
                long last =
                        records.isEmpty() ? 1 : records.get(records.size() - 1).getStartingLineNumber();
                refuse(last, Problem.of(Rule.BROKEN_QUOTES, "", ""));
                rejected++;
            }
            if (records.isEmpty()) {
                refuse(1, Problem.of(Rule.EMPTY_FILE, "", ""));
                return;
            }
            List<Optional<ActColumn>> header =
                    records.get(0).getFields().stream().map(ActColumn::of).toList();
            if (isWhole(header)) {
                records.stream().skip(1).forEach(row -> row(header, row));
            }
        }

        private boolean isWhole(List<Optional<ActColumn>> header) {
            boolean isWhole = true;
            for (ActColumn column : ActColumn.values()) {
                long times = header.stream().filter(Optional.of(column)::equals).count();
                if (times > 1 || (times == 0 && column.isNeeded())) {
                    refuse(1, Problem.of(times > 1 ? Rule.DOUBLE_COLUMN : Rule.MISSING_COLUMN, column.column(), ""));
                    isWhole = false;
                }
            }
            return isWhole;
        }

        private void row(List<Optional<ActColumn>> header, CsvRecord row) {
            Map<ActColumn, String> cells = new EnumMap<>(ActColumn.class);
            for (int i = 0; i < Math.min(header.size(), row.getFieldCount()); i++) {
                String text = row.getField(i);
                header.get(i).ifPresent(column -> cells.put(column, text));
            }
            long line = row.getStartingLineNumber();
            if (row.getFieldCount() > header.size()) {
                rejected++;
                refuse(line, Problem.of(Rule.TOO_MANY_CELLS, "", ""));
                return;
            }
            ActReader.Entry entry = reader.read(cells);
            if (entry instanceof ActReader.Entry.Read read) {
                acts.add(read.act());
                taken.add(ActReceipt.Taken.of(line, read.act()));
            } else if (entry instanceof ActReader.Entry.Refused refused) {
                rejected++;
                refused.problems().forEach(problem -> refuse(line, problem));
            }
        }

        void refuse(long line, Problem problem) {
            problems.add(ActReceipt.Refused.of(line, problem));
        }
    }
}
