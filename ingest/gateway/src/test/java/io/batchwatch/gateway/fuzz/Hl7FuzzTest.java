package io.batchwatch.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.profile.Profiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class Hl7FuzzTest {
    private static final String MESSAGE = """
            MSH|^~\\&|LIMS|Lab|BW|County|20260301120000+0800||ORU^R01^ORU_R01|M-1|P|2.5.1||||||UNICODE UTF-8
            PID|1||7^^^A||Doe^Jane
            ORC|RE|P-7|F-7
            OBR|1|P-7|F-7|PEST^Pesticide residues^L|||20260228|||||||||||||||||||F
            NTE|1||market day \\T\\ more \\X41\\ \\.br\\
            OBX|1|NM|32809-8^腐霉利&x^CAS||0.05|mg/kg^milligram^UCUM|0-0.2|N|||F|||20260301||kim
            OBX|2|SN|7439-92-1^lead^CAS|2|<^0.01|mg/kg|||||C
            OBX|3|CWE|MG^malachite green^L||260373001^Detected^SCT~x||||||P
            SPM|1|S-1&lims^F-1&lab||LK^leek^L|||||||||||||20260228163000+0800
            """.replace('\n', '\r');

    @Test
    void noDamageBreaksTheReader() throws IOException {
        ParserFuzz.Outcome outcome = ParserFuzz.run(
                "hl7",
                Profiles.of(
                        "format: {type: hl7}",
                        "columns: {batch_id: PID.3.1.2, site: OBX.5}",
                        "constants: {test_kind: LAB}"),
                List.of(
                        MESSAGE.getBytes(StandardCharsets.UTF_8),
                        MESSAGE.replace("UNICODE UTF-8", "GB 18030-2000").getBytes(Charset.forName("GB18030")),
                        ("FHS|^~\\&\rBHS|^~\\&\r" + MESSAGE + MESSAGE + "BTS|2\rFTS|1\r")
                                .getBytes(StandardCharsets.UTF_8),
                        ("\u000b" + MESSAGE + "\u001c\r").getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome.unreadable() + outcome.readable()).isEqualTo(outcome.mutants());
        assertThat(outcome.rows()).isGreaterThan(outcome.mutants() / 2);
        assertThat(outcome.broken()).isPositive();
    }
}
