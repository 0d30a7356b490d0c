package io.batchwatch.gateway.document;

import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.FileFormat;
import java.io.IOException;
import java.nio.file.Path;

/** Opens documents, for those who know what stands in them. */
public final class Documents {
    private Documents() {}

    /**
     * @throws UnreadableException if the file is empty, is no text, or fits no charset
     */
    public static Document json(Path file, FileFormat format) throws IOException, UnreadableException {
        return Json.of(Source.of(file, format.charset()));
    }

    /**
     * Forms as browsers and analysers post them, one on each line.
     *
     * @throws UnreadableException if the file is empty, is no text, or fits no charset
     */
    public static Document forms(Path file, FileFormat format) throws IOException, UnreadableException {
        return Forms.of(Source.of(file, format.charset()));
    }

    /**
     * Its document type and its entities are not read, and whoever has any is refused.
     *
     * @throws UnreadableException if the file is empty, is no text, or fits no charset
     */
    public static Document xml(Path file, FileFormat format) throws IOException, UnreadableException {
        return Xml.of(file, format);
    }
}
