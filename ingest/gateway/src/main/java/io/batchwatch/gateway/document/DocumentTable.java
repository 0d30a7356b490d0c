package io.batchwatch.gateway.document;

import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.DocumentFormat;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.RecordsPath;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A document whose records and columns are known. */
public final class DocumentTable implements Table {
    private final Document document;
    private final RecordsPath records;
    private final Survey survey;
    private final List<Branch> levels;
    private final List<String> columns;

    private DocumentTable(Document document, RecordsPath records, Survey survey, Profile profile) {
        this.document = document;
        this.records = records;
        this.survey = survey;
        this.levels = levels(survey.record(), profile.format().document());
        this.columns = ColumnNames.give(
                survey,
                records.names(),
                levels.isEmpty() ? survey.record() : levels.get(levels.size() - 1),
                document.namesOfTheRoot(),
                profile);
    }

    /**
     * JSON: an object, a list, an object on each line, or lists within an object.
     *
     * @throws UnreadableException if no row can be read, with every reason
     */
    public static Table json(Path file, Profile profile) throws IOException, UnreadableException {
        return of(Documents.json(file, profile.format()), profile);
    }

    /**
     * Forms, one on each line.
     *
     * @throws UnreadableException if no row can be read, with every reason
     */
    public static Table forms(Path file, Profile profile) throws IOException, UnreadableException {
        return of(Documents.forms(file, profile.format()), profile);
    }

    /**
     * XML; its document type and its entities are not read, and whoever has any is refused.
     *
     * @throws UnreadableException if no row can be read, with every reason
     */
    public static Table xml(Path file, Profile profile) throws IOException, UnreadableException {
        return of(Documents.xml(file, profile.format()), profile);
    }

    /**
     * The same where it is known beforehand where the records are, whatever the profile says.
     *
     * @throws UnreadableException if no row can be read, with every reason
     */
    public static Table xml(Path file, Profile profile, RecordsPath records) throws IOException, UnreadableException {
        Document document = Documents.xml(file, profile.format());
        return new DocumentTable(document, records, Survey.of(document, records), profile);
    }

    private static Table of(Document document, Profile profile) throws IOException, UnreadableException {
        Optional<RecordsPath> said = profile.format().document().records();
        RecordsPath records = said.isPresent() ? said.get() : document.likelyRecords();
        return new DocumentTable(document, records, Survey.of(document, records), profile);
    }

    /** The branches on the way to what makes a row; none if the record does. */
    private static List<Branch> levels(Branch record, DocumentFormat format) {
        List<Branch> lists = record.outerLists();
        List<String> path = format.items();
        if (path.isEmpty() && lists.size() == 1 && lists.get(0) != record) {
            path = lists.get(0).path();
        }
        List<Branch> levels = new ArrayList<>();
        for (int i = 1; i <= path.size(); i++) {
            levels.add(record.grown(path.subList(0, i)));
        }
        return levels;
    }

    @Override
    public String form() {
        return document.form();
    }

    @Override
    public String charset() {
        return document.charset();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Rows rows() throws IOException {
        String[] outside = ColumnNames.row(columns.size());
        survey.texts().forEach((branch, text) -> {
            if (branch.column() >= 0) {
                outside[branch.column()] = Leaves.joined("", text);
            }
        });
        return new DocumentRows(document.walk(records), records, survey.record(), levels, outside);
    }
}
