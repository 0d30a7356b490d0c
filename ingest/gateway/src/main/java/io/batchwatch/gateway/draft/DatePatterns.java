package io.batchwatch.gateway.draft;

import io.batchwatch.gateway.reading.MomentText;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Which patterns read all of some dates. */
final class DatePatterns {
    private static final List<String> DAYS = List.of(
            "yyyy-MM-dd",
            "yyyy/M/d",
            "d/M/yyyy",
            "M/d/yyyy",
            "d.M.yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "d/M/yy",
            "M/d/yy",
            "d.M.yy",
            "d-MMM-yyyy",
            "d MMM yyyy",
            "yyyyMMdd");
    private static final List<String> TIMES =
            List.of("", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a", " h:mm:ssa", " h:mma", "'T'H:mm:ss");

    private DatePatterns() {}

    /** True if they need no pattern: the usual ones read them. */
    static boolean areUsual(List<String> texts) {
        return !texts.isEmpty() && readsAll(List.of(), texts);
    }

    /** Each pattern that reads all of them. Several are several meanings: 03/04/2026 is in March or in April. */
    static List<String> fitting(List<String> texts) {
        List<String> fitting = new ArrayList<>();
        if (texts.isEmpty() || texts.stream().anyMatch(text -> text.length() < 6 || !text.matches(".*\\d.*"))) {
            return fitting;
        }
        for (String day : DAYS) {
            for (String time : TIMES) {
                if (readsAll(List.of(day + time), texts)) {
                    fitting.add(day + time);
                }
            }
        }
        return fitting;
    }

    private static boolean readsAll(List<String> patterns, List<String> texts) {
        MomentText reader = new MomentText(ZoneOffset.UTC, patterns);
        return texts.stream().allMatch(text -> reader.read(text).isPresent());
    }
}
