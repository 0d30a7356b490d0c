package io.batchwatch.gateway.hl7;

import io.batchwatch.gateway.csv.CharsetChoice;
import io.batchwatch.gateway.position.MessageColumns;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * HL7 v2 messages in one file, with or without a batch around them. Each message's MSH-18 says its characters; where it
 * says nothing the file's are found out.
 */
public record Hl7File(
        Path path, Charset usualCharset, String charset, MessageColumns messageColumns, Hl7Rows.Moments moments)
        implements Table {
    /**
     * @throws UnreadableException if the file is empty, or in characters of two bytes
     */
    public static Hl7File open(Path path, Profile profile) throws IOException, UnreadableException {
        Optional<Charset> first = firstCharset(path);
        Charset usual = first.isPresent() ? first.get() : found(path, profile);
        return new Hl7File(
                path,
                usual,
                usual.name(),
                MessageColumns.of(ObservedResult.usualFields(), profile),
                profile.dates().isEmpty() ? Hl7Rows.Moments.ISO : Hl7Rows.Moments.AS_THEY_STAND);
    }

    private static Charset found(Path path, Profile profile) throws IOException, UnreadableException {
        Charset charset =
                CharsetChoice.ofMessages(path, profile.format().charset()).charset();
        if (charset.name().startsWith("UTF-16")) {
            throw new UnreadableException(Problem.of(Rule.UNKNOWN_CHARSET, "", ""));
        }
        return charset;
    }

    /** What the first message says of its characters. */
    private static Optional<Charset> firstCharset(Path path) throws IOException {
        try (SegmentBytes segments = new SegmentBytes(path, 0)) {
            for (int i = 0; i < 3; i++) {
                Optional<SegmentBytes.Segment> segment = segments.next();
                if (segment.isPresent() && segment.get().content().startsWith("MSH")) {
                    String header = segment.get().content();
                    return Hl7Segment.of(header, Hl7Segment.marks(header))
                            .map(msh -> msh.text(18, 1))
                            .flatMap(Hl7Charsets::of);
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public String form() {
        return "hl7";
    }

    @Override
    public List<String> columns() {
        return messageColumns.names();
    }

    @Override
    public Rows rows() throws IOException {
        return new Hl7Rows(new SegmentBytes(path, markLength()), messageColumns, usualCharset, moments);
    }

    private int markLength() throws IOException {
        byte[] head = new byte[3];
        try (InputStream in = Files.newInputStream(path)) {
            boolean isMarked =
                    in.readNBytes(head, 0, 3) == 3 && new String(head, StandardCharsets.UTF_8).equals("\ufeff");
            return isMarked ? 3 : 0;
        }
    }
}
