package io.batchwatch.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.astm.link.FrameDecoder;
import io.batchwatch.gateway.astm.link.FrameText;
import io.batchwatch.gateway.astm.link.Heard;
import io.batchwatch.gateway.astm.link.LineAction;
import io.batchwatch.gateway.astm.link.LineState;
import io.batchwatch.gateway.astm.link.LineStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged sessions: the line neither fails nor takes what was not sent whole, and it is soon ready for the next one. */
class AstmLineFuzzTest {
    private static final int MUTANTS = Integer.getInteger("batchwatch.fuzz.mutants", 2000) * 5;
    private static final List<String> RECORDS =
            List.of("H|\\^&|||PR-7", "P|1", "O|1|S-1", "R|1|lead|1|mg/kg", "C|1|I|" + "x".repeat(300), "L|1|N");
    private static final String WHOLE = String.join("\r", RECORDS) + "\r";

    private long taken;
    private long refused;

    @Test
    void noDamageBreaksTheLine() throws IOException {
        Mutants mutants =
                new Mutants(List.of(bytes(session(RECORDS)), bytes(session(List.of("H|\\^&", "Q|1|^S-1", "L|1")))));

        for (long number = 0; number < MUTANTS; number++) {
            Random random = new Random(number);
            LineState state = LineState.initial();
            FrameDecoder decoder = new FrameDecoder();
            for (byte value : mutants.mutant(number)) {
                Optional<Heard> heard = decoder.accept(value & 0xFF);
                if (heard.isPresent()) {
                    state = follow(state.hear(heard.get(), at(number)), random, number);
                }
            }
            state = follow(state.tick(at(number).plusSeconds(60)), random, number);
            assertThat(follow(state.cut(), random, number)).isEqualTo(LineState.initial());
        }

        assertThat(taken).isPositive();
        assertThat(refused).isPositive();
    }

    private LineState follow(LineStep step, Random random, long number) {
        LineState state = step.next();
        for (LineAction action : step.actions()) {
            if (action instanceof LineAction.Take take) {
                // Each frame has its checksum, so records come as they were sent or not at all, the last one last.
                assertThat(take.message().length()).isLessThanOrEqualTo(LineState.LONGEST_MESSAGE);
                LineState.Taking outcome = random.nextInt(3) > 0 ? LineState.Taking.TAKEN : LineState.Taking.NOT_TAKEN;
                taken += take.message().equals(WHOLE) ? 1 : 0;
                state = follow(state.settle(outcome, at(number)), random, number);
            } else if (action instanceof LineAction.Send send) {
                refused += send.bytes().equals("\u0015") ? 1 : 0;
            }
        }
        return state;
    }

    private static Instant at(long number) {
        return Instant.EPOCH.plusSeconds(number);
    }

    private static String session(List<String> records) {
        return "\u0005" + String.join("", FrameText.frames(records)) + "\u0004";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
