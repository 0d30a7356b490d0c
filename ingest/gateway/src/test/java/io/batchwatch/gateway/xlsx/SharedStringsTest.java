package io.batchwatch.gateway.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwatch.gateway.packed.TooMuchException;
import io.batchwatch.gateway.xml.XmlEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class SharedStringsTest {
    @Test
    void textsBesideTheHeapAreFoundAgain() throws IOException {
        try (XmlEvents xml = xml(1_500_000, number -> "<si><t>" + number + "</t></si>");
                SharedStrings strings = SharedStrings.read(xml)) {
            for (int number : new int[] {0, 1, 500_000, 700_001, 1_234_567, 1_499_999}) {
                assertThat(strings.get(String.valueOf(number))).isEqualTo(String.valueOf(number));
            }
        }
    }

    /** With its length, each is 1024 bytes, so that one ends where a part of the memory beside the heap ends. */
    @Test
    void aTextThatFillsAPartToItsEndIsNotWrittenOver() throws IOException {
        try (XmlEvents xml = xml(110_000, number -> "<si><t>" + kilobyte(number) + "</t></si>");
                SharedStrings strings = SharedStrings.read(xml)) {
            for (int number = 0; number < 110_000; number++) {
                assertThat(strings.get(String.valueOf(number))).isEqualTo(kilobyte(number));
            }
        }
    }

    private static String kilobyte(int number) {
        String text = String.valueOf(number);
        return text + "x".repeat(1020 - text.length());
    }

    /** Each costs the heap something: 2 GB of them fit into 4 MB. */
    @Test
    void emptyTextsWithoutEndAreTooMany() throws IOException {
        String thousand = "<si/>".repeat(1000);
        try (XmlEvents xml = xml(SharedStrings.MOST / 1000 + 1, number -> thousand)) {
            assertThatThrownBy(() -> SharedStrings.read(xml)).isInstanceOf(TooMuchException.class);
        }
    }

    private static XmlEvents xml(int times, IntFunction<String> texts) throws IOException {
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        xml.writeBytes("<sst>".getBytes(StandardCharsets.UTF_8));
        for (int number = 0; number < times; number++) {
            xml.writeBytes(texts.apply(number).getBytes(StandardCharsets.UTF_8));
        }
        xml.writeBytes("</sst>".getBytes(StandardCharsets.UTF_8));
        return XmlEvents.of(new ByteArrayInputStream(xml.toByteArray()));
    }
}
