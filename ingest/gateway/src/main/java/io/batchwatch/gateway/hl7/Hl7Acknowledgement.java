package io.batchwatch.gateway.hl7;

import static io.batchwatch.gateway.position.MessageColumns.firstOf;

import ca.uhn.hl7v2.parser.DefaultEscaping;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.receipt.Answer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a message (HL7 v2.5.1, 2.9.2): AA if every observation was taken; AE if some, or all, were refused for what
 * stands in them, with an ERR segment for each reason; AR if it was not taken for a reason that lies with us or with its
 * kind, and may be sent again as it is. Who asked for a commit acknowledgement in MSH-15 gets CA, CE or CR.
 */
public final class Hl7Acknowledgement {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx");
    private static final Escaping ESCAPING = new DefaultEscaping();
    private static final String NOT_PROCESSED = "207^Application internal error^HL70357";

    private final Hl7Segment header;
    private final Charset charset;
    private final String id;
    private final OffsetDateTime now;

    private enum Code {
        ACCEPT('A'),
        ERROR('E'),
        REJECT('R');

        private final char letter;

        Code(char letter) {
            this.letter = letter;
        }
    }

    private Hl7Acknowledgement(Hl7Segment header, Charset charset, String id, OffsetDateTime now) {
        this.header = header;
        this.charset = charset;
        this.id = id;
        this.now = now;
    }

    /**
     * @param message as it came; what has no header is answered all the same
     * @param id of the acknowledgement, at most 20 characters
     */
    public static Hl7Acknowledgement to(byte[] message, String id, OffsetDateTime now) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("MSH");
        String first = from < 0 ? "" : text.substring(from).lines().findFirst().orElse("");
        Hl7Segment header = first.length() < 8
                ? Hl7Segment.NONE
                : Hl7Segment.of(first, Hl7Segment.marks(first)).orElse(Hl7Segment.NONE);
        Charset charset = Hl7Charsets.of(header.text(18, 1)).orElse(StandardCharsets.UTF_8);
        return new Hl7Acknowledgement(header, charset, id, now);
    }

    /** Of a message that was read. */
    public byte[] of(Answer answer) {
        List<Answer.Reason> reasons = answer.reasons();
        if (answer.isAllTaken()) {
            return message(Code.ACCEPT, "", List.of());
        }
        boolean isOurs = reasons.stream().anyMatch(reason -> reason.problem().rule() == Rule.BROKEN_PROFILE);
        boolean isOtherKind =
                reasons.stream().anyMatch(reason -> reason.problem().field().equals("MSH.9"));
        return message(
                isOurs || isOtherKind ? Code.REJECT : Code.ERROR,
                answer.summary().rejected() + " of " + answer.summary().rows() + " rejected",
                reasons.stream().map(this::error).toList());
    }

    /**
     * Of a message that was not taken, and should be sent again.
     *
     * @param why for a person
     */
    public byte[] ofNotTaken(String why) {
        return message(
                Code.REJECT,
                "not taken, send it again",
                List.of(
                        isBefore25()
                                ? "ERR|^^^" + NOT_PROCESSED.replace('^', '&')
                                : "ERR|||" + NOT_PROCESSED + "|E||||"
                                        + escaped("未接收，请稍后重发 not taken, send it again: " + why)));
    }

    private byte[] message(Code code, String text, List<String> errors) {
        boolean wantsCommit =
                !header.text(15, 1).isEmpty() && !header.text(15, 1).equals("NE");
        List<String> segments = new ArrayList<>();
        segments.add(String.join(
                "|",
                "MSH",
                "^~\\&",
                again(5),
                again(6),
                again(3),
                again(4),
                MOMENT.format(now),
                "",
                "ACK^" + firstOf(header.text(9, 2), "R01") + "^ACK",
                id,
                firstOf(header.text(11, 1), "P"),
                version(),
                "",
                "",
                "",
                "",
                "",
                escaped(firstOf(header.text(18, 1), "UNICODE UTF-8"))));
        segments.add("MSA|" + (wantsCommit ? 'C' : 'A') + code.letter + "|" + escaped(header.text(10, 1)) + "|" + text);
        segments.addAll(errors);
        return (String.join("\r", segments) + "\r").getBytes(charset);
    }

    /** A field of the sender's header, with our marks. */
    private String again(int field) {
        List<String> components = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            components.add(escaped(header.text(field, i)));
        }
        return String.join("^", components).replaceAll("\\^+$", "");
    }

    private String version() {
        return firstOf(header.text(12, 1), "2.5.1");
    }

    /** Before 2.5 an ERR segment held the place and the code, and no words. */
    private boolean isBefore25() {
        return version().matches("2\\.[1-4](\\..*)?");
    }

    private String error(Answer.Reason reason) {
        Problem problem = reason.problem();
        String code = ErrorCode.of(problem.rule());
        String place = ErrorPlace.of(reason);
        if (isBefore25()) {
            return "ERR|" + place
                    + "^".repeat(3 - (int) place.chars().filter(c -> c == '^').count()) + code.replace('^', '&');
        }
        String words = problem.messageZh() + " " + problem.messageEn()
                + (problem.value().isEmpty() ? "" : ": " + problem.value());
        return "ERR||" + place + "|" + code + "|E|" + problem.rule().code() + "|||" + escaped(words);
    }

    private static String escaped(String text) {
        return ESCAPING.escape(text.replaceAll("[\\p{Cntrl}]+", " "), EncodingCharacters.defaultInstance());
    }
}
