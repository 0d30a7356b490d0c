package io.batchwatch.gateway.astm.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.astm.link.LineState.Taking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The computer's end of the line, event by event. */
class LineStateTest {
    private static final Heard ENQ = new Heard.Enquiry();
    private static final Heard EOT = new Heard.End();
    private static final Heard ACK = new Heard.Acknowledged();
    private static final Heard NAK = new Heard.Refused();
    private static final Heard GARBLED = new Heard.Garbled(Heard.Flaw.CHECKSUM);

    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private LineState state = LineState.initial();

    @Test
    void aMessageIsAcknowledgedFrameByFrameAndTakenBeforeItsLastAcknowledgement() {
        assertThat(hear(ENQ)).containsExactly("ACK");
        assertThat(hear(frame(1, "H|\\^&\r"))).containsExactly("ACK");
        assertThat(hear(frame(2, "R|1|lead|1\r"))).containsExactly("ACK");
        assertThat(hear(frame(3, "L|1|N\r"))).containsExactly("take H|\\^&/R|1|lead|1/L|1|N/");
        assertThat(settle(Taking.TAKEN)).containsExactly("ACK");
        assertThat(hear(EOT)).isEmpty();
        assertThat(state).isInstanceOf(Neutral.class);
    }

    @Test
    void aMessageThatIsNotTakenIsRefusedAndItsLastFrameMayComeAgain() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\r"));
        hear(frame(2, "L|1|N\r"));

        assertThat(settle(Taking.NOT_TAKEN)).containsExactly("NAK");
        assertThat(hear(frame(2, "L|1|N\r"))).containsExactly("take H|\\^&/L|1|N/");
        assertThat(settle(Taking.TAKEN)).containsExactly("ACK");
    }

    @Test
    void severalMessagesMayComeBeforeTheEnd() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\rL|1|N\r"));
        settle(Taking.TAKEN);

        assertThat(hear(frame(2, "H|\\^&\rL|1|N\r"))).containsExactly("take H|\\^&/L|1|N/");
    }

    @Test
    void aRecordMayGoOnInTheNextFrame() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\r"));
        assertThat(hear(new Heard.Frame(2, "R|1|le", false))).containsExactly("ACK");
        assertThat(hear(frame(3, "ad|1\r"))).containsExactly("ACK");
        assertThat(hear(frame(4, "L|1\r"))).containsExactly("take H|\\^&/R|1|lead|1/L|1/");
    }

    @Test
    void aTerminatorThatGoesOnIsNoEnd() {
        hear(ENQ);
        assertThat(hear(new Heard.Frame(1, "H|\\^&\rL|1", false))).containsExactly("ACK");
        assertThat(hear(frame(2, "|N\r"))).containsExactly("take H|\\^&/L|1|N/");
    }

    @Test
    void framesAreNumberedModuloEight() {
        hear(ENQ);
        for (int i = 1; i <= 17; i++) {
            assertThat(hear(frame(i % 8, "C|" + i + "\r"))).containsExactly("ACK");
        }
    }

    @Test
    void aFrameThatComesTwiceCountsOnce() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\r"));
        assertThat(hear(frame(1, "H|\\^&\r"))).containsExactly("ACK");
        assertThat(hear(frame(2, "L|1\r"))).containsExactly("take H|\\^&/L|1/");
        settle(Taking.TAKEN);
        assertThat(hear(frame(2, "L|1\r"))).containsExactly("ACK");
    }

    @Test
    void aFrameOutOfItsTurnIsRefused() {
        hear(ENQ);
        assertThat(hear(frame(0, "H|\\^&\r"))).containsExactly("NAK");
        assertThat(hear(frame(2, "H|\\^&\r"))).containsExactly("NAK");
        assertThat(hear(frame(1, "H|\\^&\r"))).containsExactly("ACK");
    }

    @Test
    void aGarbledFrameIsRefusedAndMayComeAgain() {
        hear(ENQ);
        for (int i = 0; i < 6; i++) {
            assertThat(hear(GARBLED)).containsExactly("NAK");
        }
        assertThat(hear(frame(1, "H|\\^&\r"))).containsExactly("ACK");
    }

    @Test
    void framesWithoutAnEnquiryAreNotHeard() {
        assertThat(hear(frame(1, "H|\\^&\r"))).isEmpty();
        assertThat(hear(EOT)).isEmpty();
        assertThat(hear(GARBLED)).isEmpty();
    }

    @Test
    void anEnquiryAmidstAMessageBeginsItAnew() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\r"));
        assertThat(hear(ENQ)).containsExactly("gave up: a message was not whole: it began anew", "ACK");
        assertThat(hear(frame(1, "H|\\^&\rL|1\r"))).containsExactly("take H|\\^&/L|1/");
    }

    @Test
    void aReceiverGivesUpAfterThirtySecondsAndTakesNothing() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\r"));
        assertThat(after(Duration.ofSeconds(29))).isEmpty();
        assertThat(after(Duration.ofSeconds(1))).containsExactly("gave up: a message was not whole: nothing more came");
        assertThat(hear(frame(2, "L|1\r"))).isEmpty();
    }

    @Test
    void eachFrameBeginsThePatienceAnew() {
        hear(ENQ);
        after(Duration.ofSeconds(29));
        hear(frame(1, "H|\\^&\r"));
        assertThat(after(Duration.ofSeconds(29))).isEmpty();
        assertThat(state.deadline()).contains(now.plusSeconds(1));
    }

    @Test
    void aLineThatIsCutTakesNothing() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\r"));
        assertThat(follow(state.cut())).containsExactly("gave up: a message was not whole: the line was cut");
        assertThat(follow(state.cut())).isEmpty();
    }

    @Test
    void anEndWithoutTheLastRecordEndsTheMessage() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\r"));
        hear(frame(2, "R|1|lead|1\r"));
        assertThat(hear(EOT)).containsExactly("take H|\\^&/R|1|lead|1/");
        assertThat(settle(Taking.TAKEN)).isEmpty();
    }

    @Test
    void whoEndsAfterARefusalHasGivenUpAndNothingIsTaken() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\r"));
        hear(frame(2, "L|1\r"));
        settle(Taking.NOT_TAKEN);
        assertThat(hear(EOT)).containsExactly("gave up: a message was not whole: its sender gave up");
        hear(ENQ);
        hear(frame(1, "H|\\^&\r"));
        hear(GARBLED);
        assertThat(hear(EOT)).containsExactly("gave up: a message was not whole: its sender gave up");
    }

    @Test
    void whatCannotBeTakenAtTheEndIsTold() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\r"));
        hear(EOT);
        assertThat(settle(Taking.NOT_TAKEN)).singleElement().asString().contains("could not be taken");
    }

    @Test
    void aSenderThatLosesPatienceMayBeginAnew() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\rL|1\r"));
        assertThat(hear(EOT)).isEmpty();
        assertThat(settle(Taking.TAKEN)).isEmpty();
        assertThat(hear(ENQ)).containsExactly("ACK");
    }

    @Test
    void aMessageIsBounded() {
        hear(ENQ);
        String text = "C|1|" + "x".repeat(FrameDecoder.LONGEST_TEXT - 10) + "\r";
        int number = 1;
        while (hear(frame(number % 8, text)).equals(List.of("ACK"))) {
            number++;
        }
        assertThat(number * (long) text.length())
                .isBetween((long) LineState.LONGEST_MESSAGE, LineState.LONGEST_MESSAGE + 70_000L);
    }

    @Test
    void aQueryIsAnsweredThatThereIsNothing() {
        query();
        assertThat(after(Duration.ZERO)).containsExactly("ENQ");
        assertThat(hear(ACK)).containsExactly(FrameText.frame(1, "H|\\^&\r", true));
        assertThat(hear(ACK)).containsExactly(FrameText.frame(2, "L|1|I\r", true));
        assertThat(hear(ACK)).containsExactly("EOT");
        assertThat(after(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void whenBothWantToSendTheInstrumentGoesFirst() {
        query();
        after(Duration.ZERO);
        assertThat(hear(ENQ)).isEmpty();
        assertThat(after(Duration.ofSeconds(1))).isEmpty();
        assertThat(hear(ENQ)).containsExactly("ACK");
        hear(frame(1, "H|\\^&\rL|1\r"));
        settle(Taking.TAKEN);
        hear(EOT);
        assertThat(after(Duration.ZERO)).containsExactly("ENQ");
    }

    @Test
    void afterContentionTheComputerWaitsTwentySeconds() {
        query();
        after(Duration.ZERO);
        hear(ENQ);
        assertThat(after(Duration.ofSeconds(19))).isEmpty();
        assertThat(after(Duration.ofSeconds(1))).containsExactly("ENQ");
    }

    @Test
    void anInstrumentThatIsBusyIsAskedAgainAfterTenSeconds() {
        query();
        after(Duration.ZERO);
        assertThat(hear(NAK)).isEmpty();
        assertThat(after(Duration.ofSeconds(9))).isEmpty();
        assertThat(after(Duration.ofSeconds(1))).containsExactly("ENQ");
    }

    @Test
    void aFrameOfOursIsSentSixTimes() {
        query();
        after(Duration.ZERO);
        hear(ACK);
        for (int i = 2; i <= LineState.MOST_TRIES; i++) {
            assertThat(hear(NAK)).containsExactly(FrameText.frame(1, "H|\\^&\r", true));
        }
        assertThat(hear(NAK)).containsExactly("EOT", "gave up: our answer was not heard: a frame was refused");
    }

    @Test
    void aSenderGivesUpAfterFifteenSeconds() {
        query();
        after(Duration.ZERO);
        assertThat(after(Duration.ofSeconds(15))).containsExactly("EOT", "gave up: nobody wants to hear our answer");
        query();
        after(Duration.ZERO);
        hear(ACK);
        assertThat(after(Duration.ofSeconds(14))).isEmpty();
        assertThat(after(Duration.ofSeconds(1))).containsExactly("EOT", "gave up: our answer was not heard: no reply");
    }

    @Test
    void anInstrumentMayInterrupt() {
        query();
        after(Duration.ZERO);
        hear(ACK);
        assertThat(hear(EOT)).containsExactly("EOT", "gave up: our answer was not heard: the instrument interrupts");
    }

    private void query() {
        hear(ENQ);
        hear(frame(1, "H|\\^&\rQ|1|^S-1||ALL\rL|1\r"));
        settle(Taking.TAKEN);
        hear(EOT);
    }

    private static Heard frame(int number, String text) {
        return new Heard.Frame(number, text, true);
    }

    private List<String> hear(Heard heard) {
        return follow(state.hear(heard, now));
    }

    private List<String> settle(Taking outcome) {
        return follow(state.settle(outcome, now));
    }

    private List<String> after(Duration passed) {
        now = now.plus(passed);
        return follow(state.tick(now));
    }

    private List<String> follow(LineStep step) {
        state = step.next();
        return step.actions().stream().map(LineStateTest::words).toList();
    }

    private static String words(LineAction action) {
        if (action instanceof LineAction.Send send) {
            return switch (send.bytes()) {
                case "\u0004" -> "EOT";
                case "\u0005" -> "ENQ";
                case "\u0006" -> "ACK";
                case "\u0015" -> "NAK";
                default -> send.bytes();
            };
        }
        return action instanceof LineAction.Take take
                ? "take " + take.message().replace('\r', '/')
                : "gave up: " + ((LineAction.GiveUp) action).why();
    }
}
