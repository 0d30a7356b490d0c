package io.batchwatch.board.http;

import io.batchwatch.board.statistics.Scope;
import io.batchwatch.board.view.BoardState;
import io.batchwatch.board.view.Dimension;
import io.batchwatch.contract.TestKind;
import io.batchwatch.views.Origin;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which samples of which days a question of statistics is about.
 *
 * @param from empty for the first that there are
 * @param to empty for the last that there are
 */
record ScopeQuestion(Scope scope, Optional<LocalDate> from, Optional<LocalDate> to) {
    private static final Set<Dimension> NARROWED_BY = Set.of(
            Dimension.SITE, Dimension.CATEGORY, Dimension.HAZARD, Dimension.LAB, Dimension.CAMPAIGN, Dimension.ORIGIN);

    /** The parameters that it is read from. */
    static Set<String> parametersAnd(String... others) {
        Set<String> names = new HashSet<>(Set.of("from", "to", "kind"));
        NARROWED_BY.forEach(dimension -> names.add(dimension.code()));
        names.addAll(List.of(others));
        return Set.copyOf(names);
    }

    /**
     * @throws RefusedQuestion if no kind of test is asked for, or several: they are never pooled
     */
    static ScopeQuestion of(Parameters parameters) {
        TestKind kind = kind(parameters);
        Map<Dimension, Set<String>> only = new EnumMap<>(Dimension.class);
        for (Dimension dimension : NARROWED_BY) {
            List<String> wanted = parameters.texts(dimension.code());
            if (!wanted.isEmpty()) {
                only.put(dimension, Set.copyOf(new HashSet<>(wanted)));
            }
        }
        List<Origin> origins = parameters.words(Dimension.ORIGIN.code(), Origin.class);
        if (!origins.isEmpty()) {
            only.put(
                    Dimension.ORIGIN,
                    Set.copyOf(new HashSet<>(origins.stream().map(Origin::name).toList())));
        }
        if (only.getOrDefault(Dimension.HAZARD, Set.of()).size() > 1) {
            throw Parameters.refuse(
                    "Several hazards would count a sample more than once: ask for one", "多个危害类别会重复计数：请只选一个");
        }
        Optional<LocalDate> from = parameters.day("from");
        Optional<LocalDate> to = parameters.day("to");
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw Parameters.refuse("'from' is after 'to'", "起始日期晚于截止日期");
        }
        return new ScopeQuestion(new Scope(kind, only), from, to);
    }

    /**
     * @throws RefusedQuestion if no kind of test is asked for, or several: they are never pooled
     */
    static TestKind kind(Parameters parameters) {
        List<TestKind> kinds = parameters.words("kind", TestKind.class);
        if (kinds.size() != 1) {
            throw Parameters.refuse(
                    "Kinds of test are never pooled: ask for one, as in kind=RAPID", "不同检测方式从不合并：请指定一种，例如 kind=RAPID");
        }
        return kinds.get(0);
    }

    LocalDate firstDay(BoardState state, LocalDate otherwise) {
        return from.or(state::firstDay).orElse(otherwise);
    }

    LocalDate lastDay(BoardState state, LocalDate otherwise) {
        return to.or(state::lastDay).orElse(otherwise);
    }
}
