package io.batchwatch.gateway.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.batchwatch.gateway.packed.CountedInput;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of a file, one after the other, in bounded memory. Where quotes do not pair up, one line is given up and reading
 * goes on behind it.
 */
public final class CsvRows implements Rows {
    /** A row longer than this, in characters, is not read: a quote that is never closed must not swallow the heap. */
    public static final int LONGEST_ROW = 1 << 20;

    /** So many broken places are passed over one by one; behind the next the rest of the file is given up. */
    public static final int MOST_BROKEN = 100;

    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final Path file;
    private final CharsetChoice charset;
    private final char delimiter;
    private CsvReader<CsvRecord> reader;
    private CloseableIterator<CsvRecord> records;
    private long linesBefore;
    private long lastLine;
    private long lengthOfSkipped;
    private int broken;
    private CountedInput input = new CountedInput(InputStream.nullInputStream());

    /**
     * @param skipLines physical lines to pass over first
     */
    public CsvRows(Path file, CharsetChoice charset, char delimiter, int skipLines) throws IOException {
        this.file = file;
        this.charset = charset;
        this.delimiter = delimiter;
        open(skipLines);
    }

    private void open(long skipLines) throws IOException {
        input = new CountedInput(Files.newInputStream(file));
        Reader characters = reader(input, charset);
        long skipped = 0;
        while (skipped < skipLines && skipLine(characters)) {
            skipped++;
        }
        linesBefore = skipLines;
        lastLine = skipLines;
        reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(characters);
        records = reader.iterator();
    }

    private static BufferedReader reader(InputStream bytes, CharsetChoice charset) throws IOException {
        bytes.skipNBytes(charset.markLength());
        return new BufferedReader(new InputStreamReader(bytes, charset.charset()), 1 << 16);
    }

    @Override
    public long bytesRead() {
        return input.count();
    }

    /** Passes over one line without keeping it; ends of lines are counted as the parser counts them. */
    private boolean skipLine(Reader characters) throws IOException {
        int c = characters.read();
        if (c < 0) {
            return false;
        }
        lengthOfSkipped = 0;
        while (c >= 0 && c != '\n' && c != '\r') {
            lengthOfSkipped++;
            c = characters.read();
        }
        if (c == '\r') {
            characters.mark(1);
            if (characters.read() != '\n') {
                characters.reset();
            }
        }
        return true;
    }

    @Override
    public Next next() throws IOException {
        try {
            if (broken > MOST_BROKEN || !records.hasNext()) {
                return new Next.End();
            }
            CsvRecord record = records.next();
            lastLine = linesBefore + record.getStartingLineNumber();
            return new Next.Row(new RawRow(lastLine, record.getFields()));
        } catch (CsvParseException e) {
            return passOver(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Next passOver(CsvParseException e) throws IOException {
        long line = Math.max(lastLine + 1, brokenLine(e));
        broken++;
        reader.close();
        if (broken > MOST_BROKEN) {
            return new Next.Broken(
                    new RawRow(line, List.of()),
                    Problem.of(Rule.BROKEN_QUOTES, "", "")
                            .with("损坏处过多，其余行未读取", "too many broken places, the rest of the file was not read"));
        }
        open(line);
        return new Next.Broken(
                new RawRow(line, List.of()),
                lengthOfSkipped > LONGEST_ROW ? tooLong() : Problem.of(Rule.BROKEN_QUOTES, "", ""));
    }

    private static Problem tooLong() {
        return Problem.of(Rule.TOO_LONG, "", "")
                .with("一行最多 %d 字".formatted(LONGEST_ROW), "a row has at most %d characters".formatted(LONGEST_ROW));
    }

    /** The parser tells the line only in its words. */
    private long brokenLine(CsvParseException e) {
        Matcher words = LINE.matcher(e.toString());
        return words.find() ? linesBefore + Long.parseLong(words.group(1)) : 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
