package io.batchwatch.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockDecoderTest {
    private final BlockDecoder decoder = new BlockDecoder(10);

    @Test
    void aMessageStandsBetweenItsMarks() {
        assertThat(hear("noise\u000bMSH|1\u001c\r\n\u000bMSH|2\u001c\r")).containsExactly("MSH|1", "MSH|2");
        assertThat(decoder.isWithinMessage()).isFalse();
    }

    @Test
    void whatIsSentIsHeard() {
        byte[] block = BlockDecoder.block("MSH|1".getBytes(StandardCharsets.US_ASCII));

        assertThat(hear(new String(block, StandardCharsets.US_ASCII))).containsExactly("MSH|1");
    }

    @Test
    void anEndWithoutItsCarriageReturnIsNone() {
        assertThat(hear("\u000bA\u001cB\u001c\r")).containsExactly("A\u001cB");
        assertThat(hear("\u000bA\u001c\u001c\r")).containsExactly("A\u001c");
    }

    @Test
    void aMessageThatHasNotEndedIsNoMessage() {
        assertThat(hear("\u000bMSH|1\u001c")).isEmpty();
        assertThat(decoder.isWithinMessage()).isTrue();
    }

    @Test
    void aMessageIsBounded() {
        assertThat(hear("\u000b0123456789\u001c\r")).containsExactly("0123456789");
        assertThat(hear("\u000b01234567890\u001c\r\u000bA\u001c\r")).isEmpty();
        assertThat(decoder.isTooLong()).isTrue();
    }

    @Test
    void endsThatAreNoneAreBoundedAsWell() {
        assertThat(hear("\u000b" + "\u001cA".repeat(6))).isEmpty();
        assertThat(decoder.isTooLong()).isTrue();
    }

    private List<String> hear(String bytes) {
        List<String> heard = new ArrayList<>();
        bytes.chars().forEach(value -> decoder.accept(value)
                .ifPresent(message -> heard.add(new String(message, StandardCharsets.US_ASCII))));
        return heard;
    }
}
