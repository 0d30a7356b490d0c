package io.batchwatch.gateway.hl7;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import java.util.Optional;

/** What encloses messages in a file: FHS and BHS before them, BTS and FTS behind, which say how many there are. */
final class Batch {
    private boolean isOpen;
    private long messages;

    void message() {
        messages++;
    }

    /**
     * @param segment FHS, BHS, BTS or FTS
     * @param content of the segment
     * @return what is wrong with it
     */
    Optional<Problem> hear(String segment, String content) {
        if (segment.endsWith("HS")) {
            isOpen = true;
            messages = 0;
            return Optional.empty();
        }
        isOpen = false;
        String said = content.length() < 5 ? "" : content.substring(4).split("[^0-9]", 2)[0];
        boolean isShort =
                segment.equals("BTS") && !said.isEmpty() && said.length() < 10 && Long.parseLong(said) > messages;
        return isShort
                ? Optional.of(Problem.of(Rule.CUT_SHORT, "", content)
                        .with(
                                "应有 %s 条消息，实有 %d 条".formatted(said, messages),
                                "%s messages said, %d found".formatted(said, messages)))
                : Optional.empty();
    }

    /** What is wrong if the file ends here. */
    Optional<Problem> cutShort() {
        return isOpen
                ? Optional.of(
                        Problem.of(Rule.CUT_SHORT, "", "").with("缺少 BTS 或 FTS 段", "there is no BTS or FTS segment"))
                : Optional.empty();
    }
}
