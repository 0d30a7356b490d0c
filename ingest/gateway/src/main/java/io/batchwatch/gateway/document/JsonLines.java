package io.batchwatch.gateway.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.RecordsPath;
import java.io.IOException;
import java.io.Reader;

/** JSON with an object on each line: a line that is none is one refused row. */
record JsonLines(Source source) implements Document {
    @Override
    public String form() {
        return "json lines";
    }

    @Override
    public String charset() {
        return source.charset();
    }

    @Override
    public RecordsPath likelyRecords() {
        return RecordsPath.ROOT;
    }

    @Override
    public Walk walk(RecordsPath records) throws IOException {
        return new Lines(source);
    }

    @Override
    public int namesOfTheRoot() {
        return 0;
    }

    static Problem noObject() {
        return Problem.of(Rule.BROKEN_DOCUMENT, "", "").with("这里应为一个对象 {…}", "an object {…} should stand here");
    }

    private static final class Lines implements Walk {
        private final CountedInput bytes;
        private final Reader characters;
        private final StringBuilder line = new StringBuilder();
        private long number;
        private boolean isTooLong;
        private boolean isEndOfFile;

        Lines(Source source) throws IOException {
            bytes = source.bytes();
            characters = source.characters(bytes);
        }

        @Override
        public Found next() throws IOException {
            while (!isEndOfFile) {
                readLine();
                number++;
                if (isTooLong) {
                    return new Found.Unfit(
                            number, Problem.of(Rule.TOO_LONG, "", line.substring(0, Problem.MOST_OF_A_VALUE)));
                }
                String text = line.toString().strip();
                if (!text.isEmpty()) {
                    return record(text);
                }
            }
            return new Found.End();
        }

        private void readLine() throws IOException {
            line.setLength(0);
            isTooLong = false;
            int c = characters.read();
            while (c >= 0 && c != '\n') {
                isTooLong |= line.length() >= Budget.MOST_CHARACTERS;
                if (!isTooLong) {
                    line.append((char) c);
                }
                c = characters.read();
            }
            isEndOfFile = c < 0;
        }

        private Found record(String text) throws IOException {
            Budget budget = new Budget();
            try (JsonParser parser = JsonParsing.FACTORY.createParser(text)) {
                boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
                Node node = JsonParsing.node(parser, budget);
                if (!isObject || parser.nextToken() != null) {
                    budget.fail(noObject());
                }
                return budget.problem()
                        .<Found>map(problem -> new Found.Unfit(number, problem))
                        .orElseGet(() -> new Found.Fit(number, node));
            } catch (JsonProcessingException e) {
                Problem problem = JsonParsing.problem(e);
                // Only the last line may have been cut off on its way.
                return new Found.Unfit(
                        number,
                        problem.rule() == Rule.CUT_SHORT && !isEndOfFile
                                ? Problem.of(Rule.BROKEN_DOCUMENT, "", text).with(problem.hintZh(), problem.hintEn())
                                : Problem.of(problem.rule(), "", text).with(problem.hintZh(), problem.hintEn()));
            }
        }

        @Override
        public long bytesRead() {
            return bytes.count();
        }

        @Override
        public void close() throws IOException {
            characters.close();
        }
    }
}
