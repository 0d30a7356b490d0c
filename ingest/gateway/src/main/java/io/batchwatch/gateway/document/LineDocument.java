package io.batchwatch.gateway.document;

import io.batchwatch.gateway.profile.RecordsPath;
import java.io.IOException;

/**
 * Text with a record on each line.
 *
 * @param reader makes a record of a line
 */
record LineDocument(Source source, String form, Lines.LineReader reader) implements Document {
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
        return new Lines(source, reader);
    }

    @Override
    public int namesOfTheRoot() {
        return 0;
    }
}
