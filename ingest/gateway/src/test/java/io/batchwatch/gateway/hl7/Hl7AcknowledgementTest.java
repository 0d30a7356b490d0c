package io.batchwatch.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.receipt.Answer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Hl7AcknowledgementTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-01T12:00:00Z");
    private static final String HEADER = "MSH|^~\\&|LIMS|Lab^1.2^ISO|BW|County|20260301||ORU^R01^ORU_R01|M-1|P|2.5.1";
    private static final Answer.Reason NO_NUMBER =
            new Answer.Reason(7, "M-1 OBX 3", Problem.of(Rule.NOT_A_NUMBER, "value", "a|b"));

    @Test
    void whatWasTakenIsAcknowledged() {
        assertThat(text(acknowledgement(HEADER).of(answer(2, 0))))
                .isEqualTo(
                        "MSH|^~\\&|BW|County|LIMS|Lab^1.2^ISO|20260301120000+0000||ACK^R01^ACK|ack-1|P|2.5.1||||||UNICODE UTF-8\r"
                                + "MSA|AA|M-1|\r");
    }

    @Test
    void eachRefusedObservationIsNamed() {
        List<String> segments = segments(acknowledgement(HEADER).of(answer(2, 1, NO_NUMBER)));

        assertThat(segments.get(1)).isEqualTo("MSA|AE|M-1|1 of 2 rejected");
        assertThat(segments.get(2))
                .startsWith("ERR||OBX^3^5|102^Data type error^HL70357|E|not-a-number|||")
                .contains("不是数值")
                .contains("not a number")
                .endsWith(": a\\F\\b");
    }

    @Test
    void olderMessagesGetOlderErrors() {
        byte[] acknowledgement = acknowledgement(HEADER.replace("2.5.1", "2.3")).of(answer(2, 1, NO_NUMBER));

        assertThat(segments(acknowledgement).get(2)).isEqualTo("ERR|OBX^3^5^102&Data type error&HL70357");
    }

    @Test
    void whatIsWrongBesideTheObservationIsToldWithIt() {
        Answer.Reason noProduct = new Answer.Reason(7, "M-1 OBX 1", Problem.of(Rule.MISSING, "product", ""));
        Answer.Reason unreadable = new Answer.Reason(1, "", Problem.of(Rule.MISSING_COLUMN, "test_kind", ""));

        assertThat(segments(acknowledgement(HEADER).of(answer(1, 1, noProduct))).get(2))
                .startsWith("ERR||OBX^1|101^Required field missing^HL70357|E|missing|||");
        assertThat(segments(acknowledgement(HEADER).of(answer(0, 0, unreadable)))
                        .get(2))
                .startsWith("ERR||MSH^1|101^");
    }

    @Test
    void aMessageOfAnotherKindIsRejected() {
        Answer.Reason other = new Answer.Reason(1, "M-1", Problem.of(Rule.BROKEN_MESSAGE, "MSH.9", "ADT^A01"));

        List<String> segments = segments(acknowledgement(HEADER).of(answer(1, 1, other)));

        assertThat(segments.get(1)).startsWith("MSA|AR|M-1|");
        assertThat(segments.get(2)).startsWith("ERR||MSH^1^9|");
    }

    @Test
    void whatIsNotTakenForReasonsOfOursIsRejectedToBeSentAgain() {
        List<String> segments = segments(acknowledgement(HEADER).ofNotTaken("Kafka is away"));

        assertThat(segments.get(1)).isEqualTo("MSA|AR|M-1|not taken, send it again");
        assertThat(segments.get(2))
                .startsWith("ERR|||207^Application internal error^HL70357|E|")
                .contains("请稍后重发");
    }

    @Test
    void theAnswerIsWrittenInTheCharactersOfTheMessage() {
        byte[] acknowledgement = acknowledgement(HEADER + "||||||GB 18030-2000").of(answer(2, 1, NO_NUMBER));

        assertThat(new String(acknowledgement, Charset.forName("GB18030")))
                .contains("不是数值")
                .contains("|GB 18030-2000\r");
    }

    @Test
    void whoAskedForACommitAcknowledgementGetsOne() {
        assertThat(text(acknowledgement(HEADER + "|||AL|NE").of(answer(1, 0)))).contains("MSA|CA|M-1|");
        assertThat(text(acknowledgement(HEADER + "|||NE|AL").of(answer(1, 0)))).contains("MSA|AA|M-1|");
    }

    @Test
    void whatHasNoHeaderIsAnsweredAllTheSame() {
        assertThat(text(acknowledgement("hello").ofNotTaken("x")))
                .startsWith("MSH|^~\\&|||||")
                .contains("\rMSA|AR||");
        assertThat(text(acknowledgement("MSH|").ofNotTaken("x"))).contains("\rMSA|AR||");
        assertThat(text(acknowledgement("").ofNotTaken("x"))).contains("\rMSA|AR||");
    }

    private static Hl7Acknowledgement acknowledgement(String header) {
        return Hl7Acknowledgement.to((header + "\rOBR|1\r").getBytes(StandardCharsets.US_ASCII), "ack-1", NOW);
    }

    private static Answer answer(long rows, long rejected, Answer.Reason... reasons) {
        ReceiptSummary summary = new ReceiptSummary(
                "arrival",
                "lab",
                "mllp",
                "m.hl7",
                "0".repeat(64),
                Instant.EPOCH,
                Instant.EPOCH,
                rows,
                rows - rejected,
                0,
                0,
                rejected,
                Map.of(),
                rows == 0 ? "missing-column" : "",
                Optional.empty(),
                1);
        return new Answer(summary, Path.of("m.hl7.receipt.json"), List.of(reasons));
    }

    private static List<String> segments(byte[] message) {
        return List.of(text(message).split("\r"));
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
