package io.batchwatch.gateway.intake;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.RefusedRow;
import io.batchwatch.contract.TestResult;
import io.batchwatch.gateway.arrival.Arrival;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.publish.ResultPublisher;
import io.batchwatch.gateway.receipt.Account;
import io.batchwatch.gateway.receipt.ReceiptDraft;
import io.batchwatch.gateway.table.RawRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Sends rows to Kafka, counts them and writes them down in the receipt. */
final class AnsweredRows implements RowSink {
    private static final int LONGEST_REFUSED_ROW = 4000;

    private final Arrival arrival;
    private final Provenance provenance;
    private final ReceiptDraft draft;
    private final Optional<ResultPublisher.Publication> publication;
    private final Progress progress;
    private final Account account = new Account();

    /**
     * @param publication empty for bytes that the same profile has read before: nothing is sent again
     */
    AnsweredRows(
            Arrival arrival,
            Provenance provenance,
            ReceiptDraft draft,
            Optional<ResultPublisher.Publication> publication,
            Progress progress) {
        this.arrival = arrival;
        this.provenance = provenance;
        this.draft = draft;
        this.publication = publication;
        this.progress = progress;
    }

    Account account() {
        return account;
    }

    @Override
    public void readable(RawRow row, TestResult result, Repeat repeat, byte[] encoded) throws IOException {
        if (publication.isEmpty()) {
            account.duplicate();
            return;
        }
        switch (repeat) {
            case NEW -> account.accept();
            case REVISED -> {
                account.correct();
                draft.repeated(row.line(), row.place(), true);
            }
            case REPEATED -> {
                account.duplicate();
                draft.repeated(row.line(), row.place(), false);
                return;
            }
        }
        publication.get().result(result, encoded);
    }

    @Override
    public void refused(RawRow row, List<Problem> problems) throws IOException {
        account.reject(problems);
        draft.refused(row.line(), row.place(), problems);
        if (publication.isPresent()) {
            publication.get().refused(refusedRow(row, problems));
        }
    }

    private RefusedRow refusedRow(RawRow row, List<Problem> problems) {
        String text = row.text();
        return new RefusedRow(
                provenance.at(row.line()),
                text.length() <= LONGEST_REFUSED_ROW ? text : text.substring(0, LONGEST_REFUSED_ROW),
                problems.stream().map(Problem::reason).toList());
    }

    @Override
    public void progress(long bytesRead) {
        progress.reading(arrival.partner(), arrival.file(), account.rows(), bytesRead, arrival.size());
    }
}
