package io.batchwatch.gateway.astm.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.astm.link.Heard.Flaw;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    @Test
    void aFrameWithItsChecksumIsHeard() {
        // Sum of '1', 'H', '|' and ETX: 0x31 + 0x48 + 0x7C + 0x03 = 0xF8.
        assertThat(hear("\u00021H|\u0003F8\r\n")).containsExactly(new Heard.Frame(1, "H|", true));
        assertThat(hear("\u00021H|\u0003f8\r\n")).containsExactly(new Heard.Frame(1, "H|", true));
    }

    @Test
    void whatIsSentIsHeard() {
        assertThat(hear(FrameText.frame(7, "R|1\r", false))).containsExactly(new Heard.Frame(7, "R|1\r", false));
    }

    @Test
    void signalsAreHeardOutsideFrames() {
        assertThat(hear("\u0005\u0006\u0015\u0004"))
                .containsExactly(new Heard.Enquiry(), new Heard.Acknowledged(), new Heard.Refused(), new Heard.End());
    }

    @Test
    void whatStandsBetweenIsPassedOver() {
        assertThat(hear("noise\r\n" + FrameText.frame(0, "L", true) + "\n\n"))
                .containsExactly(new Heard.Frame(0, "L", true));
    }

    @Test
    void aWrongChecksumIsNoticed() {
        assertThat(hear("\u00021H|\u0003F9\r\n")).containsExactly(new Heard.Garbled(Flaw.CHECKSUM));
        assertThat(hear("\u00021H|\u0003??\r\n")).containsExactly(new Heard.Garbled(Flaw.CHECKSUM));
    }

    @Test
    void aFrameWithoutANumberIsNoticed() {
        assertThat(hear(FrameText.frame(1, "H|", true).replace("1H", "H1")))
                .containsExactly(new Heard.Garbled(Flaw.NO_NUMBER));
    }

    @Test
    void theEndOfALineIsAFrameAsWell() {
        FrameDecoder decoder = new FrameDecoder();
        "\u00021H|\u0003F8".chars().forEach(decoder::accept);

        assertThat(decoder.end()).contains(new Heard.Frame(1, "H|", true));
        assertThat(decoder.end()).isEmpty();
    }

    @Test
    void aFrameThatIsCutOffDoesNotSwallowTheNext() {
        assertThat(hear("\u00021H|\u00021H|\u0003F8\r\n"))
                .containsExactly(new Heard.Garbled(Flaw.CUT_OFF), new Heard.Frame(1, "H|", true));
        assertThat(hear("\u00021H|\u0005\u00021H|\u0003F8\r\n"))
                .containsExactly(new Heard.Enquiry(), new Heard.Frame(1, "H|", true));
        assertThat(hear("\u00021H|\u0003F8\u00022L\u0003" + "81\r\n"))
                .containsExactly(new Heard.Frame(1, "H|", true), new Heard.Frame(2, "L", true));
    }

    @Test
    void aFrameWithoutAnEndIsBounded() {
        assertThat(hear("\u00021" + "x".repeat(3 * FrameDecoder.LONGEST_TEXT) + "\u0003" + "00\r\n"))
                .containsExactly(new Heard.Garbled(Flaw.TOO_LONG));
    }

    @Test
    void aLongRecordIsSentInSeveralFrames() {
        List<String> frames = FrameText.frames(List.of("H|\\^&", "C|" + "x".repeat(500), "L|1"));

        List<Heard> heard = hear(String.join("", frames));

        assertThat(heard.stream().map(frame -> ((Heard.Frame) frame).number())).containsExactly(1, 2, 3, 4, 5);
        assertThat(heard.stream().map(frame -> ((Heard.Frame) frame).isLast()))
                .containsExactly(true, false, false, true, true);
        assertThat(String.join(
                        "",
                        heard.stream()
                                .map(frame -> ((Heard.Frame) frame).text())
                                .toList()))
                .isEqualTo("H|\\^&\rC|" + "x".repeat(500) + "\rL|1\r");
    }

    private static List<Heard> hear(String bytes) {
        FrameDecoder decoder = new FrameDecoder();
        List<Heard> heard = new ArrayList<>();
        bytes.chars().forEach(value -> decoder.accept(value).ifPresent(heard::add));
        return heard;
    }
}
