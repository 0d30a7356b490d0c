package io.batchwatch.standalone.sql;

import io.batchwatch.rules.certificate.Shipment;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** What the samples of the history say of their papers. */
public final class Shipments {
    private Shipments() {}

    /**
     * Each sample once for each certificate it names, the latest first.
     *
     * @param since the first day of sampling
     */
    public static void of(History history, LocalDate since, Consumer<Shipment> reader) throws QueryException {
        history.ask(sql(since), new Answer.Reader() {
            @Override
            public void begin(Answer head) {}

            @Override
            public void row(List<Answer.Cell> cells) {
                reader.accept(new Shipment(
                        cells.get(0).text(),
                        cells.get(1).text(),
                        cells.get(2).text(),
                        cells.get(3).text(),
                        LocalDate.parse(cells.get(4).text()),
                        cells.get(5).text()));
            }

            @Override
            public void end() {}
        });
    }

    private static String sql(LocalDate since) {
        return """
                select distinct coalesce(batch_id, 'sample:' || sample_id), sample_id, category, certificate,
                    cast(sampled_date as varchar), partner
                from results where sampled_date >= date '%s' order by 5 desc, 1, 2""".formatted(since);
    }
}
