package io.batchwatch.gateway.fhir;

import io.batchwatch.gateway.document.Walk;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.profile.RecordsPath;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The observations of a file, one after the other. */
final class FhirRows implements Rows {
    private final Walk walk;
    private final String above;
    private final FhirReferences references;
    private final Deque<Next> ready = new ArrayDeque<>();
    private long rows;

    FhirRows(Walk walk, RecordsPath records, FhirReferences references) {
        this.walk = walk;
        this.above = records.isRoot() ? "/" : records.text() + "/";
        this.references = references;
    }

    @Override
    public Next next() throws IOException {
        while (ready.isEmpty()) {
            Walk.Found found = walk.next();
            if (found instanceof Walk.Found.Fit fit) {
                take(fit);
            } else if (found instanceof Walk.Found.Unfit unfit) {
                broken(above + unfit.line(), unfit.problem());
            } else if (found instanceof Walk.Found.BrokenOff brokenOff) {
                broken("", brokenOff.problem());
            } else if (found instanceof Walk.Found.End) {
                return new Next.End();
            }
        }
        return ready.remove();
    }

    private void take(Walk.Found.Fit fit) {
        List<FhirResource> resources = FhirResource.in(fit.node());
        for (FhirResource resource : resources) {
            if (resource.type().equals("Observation")) {
                take(new FhirObservation(resource, references, resources), above + fit.line());
            }
        }
    }

    private void take(FhirObservation observation, String place) {
        for (FhirObservation.Row row : observation.rows()) {
            rows++;
            RawRow raw = new RawRow(rows, place + row.place(), row.cells());
            ready.add(observation
                    .problem()
                    .<Next>map(problem -> new Next.Broken(raw, problem))
                    .orElseGet(() -> new Next.Row(raw)));
        }
    }

    private void broken(String place, Problem problem) {
        rows++;
        ready.add(new Next.Broken(new RawRow(rows, place, List.of()), problem));
    }

    @Override
    public long bytesRead() {
        return walk.bytesRead();
    }

    @Override
    public void close() throws IOException {
        walk.close();
    }
}
