package io.batchwatch.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.astm.link.FrameText;
import io.batchwatch.gateway.profile.Profiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AstmFuzzTest {
    private static final List<String> RECORDS = List.of(
            "H|\\^&|||PR-7^Riverbank^2.1|||||host||P|1|20260301120000",
            "P|1||7",
            "O|1|S-1^17||^^^245\\^^^246|R||20260301083000||||N||||leek&F&",
            "C|1|L|market^stall &X41&|G",
            "R|1|^^^245^^0|22.50|ug/kg|0 to 30|N||F||kim|20260301090000|20260301091500",
            "R|2|^^^246|<0.01|mg/kg||<||C",
            "L|1|N");

    @Test
    void noDamageBreaksTheReader() throws IOException {
        String message = String.join("\r", RECORDS) + "\r";
        String capture = "\u0005" + String.join("\u0006", FrameText.frames(RECORDS)) + "\u0004";

        ParserFuzz.Outcome outcome = ParserFuzz.run(
                "astm",
                Profiles.of(
                        "format: {type: astm}", "columns: {batch_id: O.3.2, site: C.4}", "constants: {test_kind: LAB}"),
                List.of(
                        message.getBytes(StandardCharsets.UTF_8),
                        message.replace("Riverbank", "快检仪").getBytes(Charset.forName("GB18030")),
                        capture.getBytes(StandardCharsets.ISO_8859_1),
                        (capture + capture).getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.rows()).isGreaterThan(outcome.mutants() / 2);
        assertThat(outcome.broken()).isPositive();
    }
}
