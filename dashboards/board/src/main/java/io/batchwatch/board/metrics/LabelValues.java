package io.batchwatch.board.metrics;

import io.batchwatch.contract.TestKind;
import io.batchwatch.views.Timeliness;
import io.batchwatch.views.Verdict;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;

/** What labels say. */
final class LabelValues {
    private LabelValues() {}

    static String of(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }

    /** Every combination, so that the first failure of a kind is an increase and not a series out of nowhere. */
    static void everyResult(Collection<String> categories, Consumer<String[]> combination) {
        for (TestKind kind : TestKind.values()) {
            for (String category : categories) {
                for (Verdict verdict : Verdict.values()) {
                    for (Timeliness timeliness : Timeliness.values()) {
                        combination.accept(new String[] {of(kind), category, of(verdict), of(timeliness)});
                    }
                }
            }
        }
    }
}
