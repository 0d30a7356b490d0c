package io.batchwatch.gateway.fhir;

import io.batchwatch.gateway.document.Document;
import io.batchwatch.gateway.document.Documents;
import io.batchwatch.gateway.document.Node;
import io.batchwatch.gateway.document.Walk;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.RecordsPath;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A bundle, a resource, or a resource on each line, whose references are known. */
public final class FhirTable implements Table {
    private static final RecordsPath ENTRIES = new RecordsPath(RecordsPath.Start.AT_THE_ROOT, List.of("entry"));
    private static final RecordsPath ENTRIES_OF_XML =
            new RecordsPath(RecordsPath.Start.AT_THE_ROOT, List.of("Bundle", "entry"));

    private final Document document;
    private final RecordsPath records;
    private final FhirReferences references = new FhirReferences();
    private long observations;

    private FhirTable(Document document, RecordsPath records) throws IOException, UnreadableException {
        this.document = document;
        this.records = records;
        try (Walk walk = document.walk(records)) {
            Walk.Found found = walk.next();
            while (!(found instanceof Walk.Found.End)) {
                if (found instanceof Walk.Found.Fit fit) {
                    see(fit.node());
                } else if (found instanceof Walk.Found.BrokenOff brokenOff) {
                    throw new UnreadableException(brokenOff.problem());
                }
                found = walk.next();
            }
        }
    }

    /**
     * @throws UnreadableException if there is no observation in it, or it is not whole
     */
    public static Table open(Path file, Profile profile) throws IOException, UnreadableException {
        if (isXml(file)) {
            return withObservations(new FhirTable(Documents.xml(file, profile.format()), ENTRIES_OF_XML));
        }
        Document json = Documents.json(file, profile.format());
        FhirTable bundle = new FhirTable(json, ENTRIES);
        return bundle.observations > 0 ? bundle : withObservations(new FhirTable(json, RecordsPath.ROOT));
    }

    private static FhirTable withObservations(FhirTable table) throws UnreadableException {
        if (table.observations == 0) {
            throw new UnreadableException(Problem.of(Rule.NO_RECORDS, "", "").with("Observation", "Observation"));
        }
        return table;
    }

    private static boolean isXml(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (byte b : in.readNBytes(64)) {
                if (b == '<' || b == '{' || b == '[') {
                    return b == '<';
                }
            }
            return false;
        }
    }

    private void see(Node record) throws UnreadableException {
        for (FhirResource resource : FhirResource.in(record)) {
            references.see(resource);
            observations += resource.type().equals("Observation") ? 1 : 0;
        }
    }

    @Override
    public String form() {
        return "fhir, " + document.form();
    }

    @Override
    public String charset() {
        return document.charset();
    }

    @Override
    public List<String> columns() {
        return FhirObservation.FIELDS.stream().map(Field::column).toList();
    }

    @Override
    public Rows rows() throws IOException {
        return new FhirRows(document.walk(records), records, references);
    }
}
