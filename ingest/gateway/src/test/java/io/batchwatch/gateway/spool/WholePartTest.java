package io.batchwatch.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.astm.link.FrameText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholePartTest {
    @Test
    void linesAreWholeWithTheirLineFeed() {
        assertThat(WholePart.LINES.end("a\nb\nc")).isEqualTo(4);
        assertThat(WholePart.LINES.end("a\n")).isEqualTo(2);
        assertThat(WholePart.LINES.end("a")).isZero();
    }

    @Test
    void anAstmMessageIsWholeWithItsLastRecord() {
        String message = "H|\\^&\rR|1|lead|1\rL|1|N\r";
        assertThat(WholePart.ASTM.end(message + "H|\\^&\rR|1|Lx")).isEqualTo(message.length());
        assertThat(WholePart.ASTM.end(message.substring(0, message.length() - 1)))
                .isZero();
        assertThat(WholePart.ASTM.end("H|\\^&\rR|1|lead|1\r")).isZero();
    }

    @Test
    void aCapturedMessageIsWholeWithItsLastFrame() {
        String frames = "\u0005" + String.join("\u0006", FrameText.frames(List.of("H|\\^&", "R|1|L|1", "L|1|N")));
        assertThat(WholePart.ASTM_FRAMES.end(frames)).isEqualTo(frames.length());
        assertThat(WholePart.ASTM_FRAMES.end(frames + "\u0006\u0004")).isEqualTo(frames.length() + 2);
        assertThat(WholePart.ASTM_FRAMES.end(frames.substring(0, frames.length() - 4)))
                .isZero();
        assertThat(WholePart.ASTM_FRAMES.end(frames + frames.substring(0, 20))).isEqualTo(frames.length());
        String oneFrame = "\u00021H|\\^&\rR|1|lead|1\rL|1|N\r\u0003AA\r\n";
        assertThat(WholePart.ASTM_FRAMES.end(oneFrame)).isEqualTo(oneFrame.length());
    }

    @Test
    void anHl7MessageIsWholeWithItsBlockOrWhenTheNextBegins() {
        assertThat(WholePart.HL7_BLOCKS.end("\u000bMSH|\r\u001c\r\u000bMSH|")).isEqualTo(8);
        assertThat(WholePart.HL7_BLOCKS.end("\u000bMSH|\r")).isZero();
        assertThat(WholePart.HL7.end("MSH|1\rOBX|1\rMSH|2\rOBX|1\r")).isEqualTo(12);
        assertThat(WholePart.HL7.end("MSH|1\rOBX|1\r")).isZero();
    }

    @Test
    void whatALoggerWritesIsSeenByHowItBegins() {
        assertThat(part("H|\\^&|")).isEqualTo(WholePart.ASTM);
        assertThat(part("\u0005\u00021H|")).isEqualTo(WholePart.ASTM_FRAMES);
        assertThat(part("\u000bMSH|")).isEqualTo(WholePart.HL7_BLOCKS);
        assertThat(part("MSH|")).isEqualTo(WholePart.HL7);
        assertThat(part("sample_id,value")).isEqualTo(WholePart.LINES);
    }

    private static WholePart part(String head) {
        return WholePart.of(head.getBytes(StandardCharsets.ISO_8859_1));
    }
}
