package io.batchwatch.standalone.command;

import io.batchwatch.standalone.sql.Answer;
import io.batchwatch.standalone.sql.CsvText;
import io.batchwatch.standalone.sql.JsonText;
import io.batchwatch.standalone.sql.TextTable;
import java.io.PrintStream;

/** How rows are written; named as the user types them. */
enum OutputFormat {
    table,
    csv,
    json;

    Answer.Reader reader(PrintStream out) {
        return switch (this) {
            case table -> new TextTable(out);
            case csv -> new CsvText(out);
            case json -> new JsonText(out);
        };
    }
}
