package io.batchwatch.board.http;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.QuotedQualityCSV;

/**
 * A question whose answer holds tables: answered as JSON, or as CSV if {@code format=csv} or the browser's Accept asks for
 * that. Where there are several tables {@code table=} says which; the first, if it does not.
 *
 * @param name of the file in which a browser keeps it
 * @param tables the names of the lists in the JSON
 * @param answering of the question's other parameters
 */
record TableQuestion(String name, List<String> tables, Function<Parameters, Record> answering) {
    private static final String FORMAT = "format";
    private static final String TABLE = "table";

    private enum Format {
        JSON,
        CSV
    }

    TableQuestion {
        tables = List.copyOf(tables);
    }

    /**
     * @throws RefusedQuestion if the question cannot be read
     */
    void answer(Context context) {
        Map<String, List<String>> given = new HashMap<>(context.queryParamMap());
        context.res().addHeader("Vary", "Accept");
        Format format = new Parameters(given).word(FORMAT, Format.class, accepted(context));
        given.remove(FORMAT);
        switch (format) {
            case JSON -> ApiRoutes.answer(context, answering.apply(new Parameters(given)));
            case CSV -> {
                String table = table(new Parameters(given));
                given.remove(TABLE);
                csv(context, CsvAnswer.of(answering.apply(new Parameters(given)), table));
            }
        }
    }

    /** JSON unless CSV is wanted more. */
    private static Format accepted(Context context) {
        QuotedQualityCSV wanted = new QuotedQualityCSV();
        Optional.ofNullable(context.header("Accept")).ifPresent(wanted::addValue);
        return wanted.getValues().stream()
                .map(type -> type.startsWith("text/csv") ? Format.CSV : Format.JSON)
                .findFirst()
                .orElse(Format.JSON);
    }

    private String table(Parameters parameters) {
        String asked = parameters.text(TABLE);
        if (!asked.isEmpty() && !tables.contains(asked)) {
            throw Parameters.refuse(
                    "There is no table '" + asked + "'; there are " + tables, "没有表“" + asked + "”；可用的有 " + tables);
        }
        return asked.isEmpty() ? tables.get(0) : asked;
    }

    private void csv(Context context, byte[] table) {
        context.contentType(CsvAnswer.MEDIA_TYPE);
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        context.result(table);
    }
}
