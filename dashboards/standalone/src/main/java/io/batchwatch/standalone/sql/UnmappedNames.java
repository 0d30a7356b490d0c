package io.batchwatch.standalone.sql;

import io.batchwatch.gateway.names.NameKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The names in the history that matched no code. */
public final class UnmappedNames {
    private static final List<NameKind> KINDS =
            List.of(NameKind.ANALYTE, NameKind.PRODUCT, NameKind.SITE, NameKind.LAB);

    /**
     * @param results that carry it, counted once each
     * @param first day of sampling
     * @param partners who wrote it, in the order of their names
     */
    public record UnmappedName(
            NameKind kind, String name, long results, String first, String last, List<String> partners) {
        public UnmappedName {
            partners = List.copyOf(partners);
        }
    }

    private UnmappedNames() {}

    /** The most frequent first. */
    public static List<UnmappedName> of(History history) throws QueryException {
        List<UnmappedName> names = new ArrayList<>();
        for (NameKind kind : KINDS) {
            history.ask(sql(kind), new Answer.Reader() {
                @Override
                public void begin(Answer head) {}

                @Override
                public void row(List<Answer.Cell> cells) {
                    names.add(new UnmappedName(
                            kind,
                            cells.get(0).text(),
                            Long.parseLong(cells.get(1).text()),
                            cells.get(2).text(),
                            cells.get(3).text(),
                            List.of(cells.get(4).text().split("\\|"))));
                }

                @Override
                public void end() {}
            });
        }
        names.sort(Comparator.comparingLong(UnmappedName::results).reversed());
        return names;
    }

    private static String sql(NameKind kind) {
        return """
                select %1$s_name, count(*), cast(min(sampled_date) as varchar), cast(max(sampled_date) as varchar),
                    string_agg(distinct partner, '|' order by partner)
                from results where %1$s = 'unmapped' group by 1 order by 2 desc, 1""".formatted(kind.word());
    }
}
