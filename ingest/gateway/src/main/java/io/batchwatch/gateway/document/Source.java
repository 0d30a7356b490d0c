package io.batchwatch.gateway.document;

import io.batchwatch.gateway.csv.CharsetChoice;
import io.batchwatch.gateway.packed.CountedInput;
import io.batchwatch.gateway.problem.UnreadableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A document's bytes and the charset they are in. */
record Source(Path path, CharsetChoice encoding) {
    /**
     * @param declared the charset if it is not UTF-8
     * @throws UnreadableException if the file is empty, is no text, or fits no charset
     */
    static Source of(Path path, Optional<String> declared) throws IOException, UnreadableException {
        return new Source(path, CharsetChoice.of(path, declared));
    }

    String charset() {
        return encoding.charset().name();
    }

    CountedInput bytes() throws IOException {
        CountedInput bytes = new CountedInput(Files.newInputStream(path));
        bytes.skipNBytes(encoding.markLength());
        return bytes;
    }

    /** Whoever asks closes it. */
    Reader characters(CountedInput bytes) {
        Charset charset = encoding.charset();
        return new BufferedReader(new InputStreamReader(bytes, charset), 1 << 16);
    }
}
