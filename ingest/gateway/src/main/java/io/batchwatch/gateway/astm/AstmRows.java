package io.batchwatch.gateway.astm;

import io.batchwatch.gateway.position.MessageColumns;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A row for each result record. It is known whole when the next record that is no comment begins. */
final class AstmRows implements Rows {
    private static final int MOST_COMMENTS = 100;
    private static final String PASSED_OVER = "MQS";

    private final RecordSource source;
    private final MessageColumns columns;
    private final Charset charset;
    private final Queue<Next> ready = new ArrayDeque<>();
    private Delimiters delimiters = Delimiters.USUAL;
    private AstmRecord header = AstmRecord.NONE;
    private AstmRecord patient = AstmRecord.NONE;
    private AstmRecord order = AstmRecord.NONE;
    private List<AstmRecord> orderComments = new ArrayList<>();
    private Optional<Pending> pending = Optional.empty();
    private boolean isWithinMessage;
    private boolean isOver;
    private long line;

    /** A result whose comments may still come. */
    private record Pending(long line, AstmRecord result, List<AstmRecord> comments, boolean isEnded) {}

    AstmRows(RecordSource source, MessageColumns columns, Charset charset) {
        this.source = source;
        this.columns = columns;
        this.charset = charset;
    }

    @Override
    public Next next() throws IOException {
        while (ready.isEmpty() && !isOver) {
            RecordSource.Next next = source.next();
            if (next instanceof RecordSource.Next.Text text) {
                line++;
                take(text);
            } else if (next instanceof RecordSource.Next.Broken broken) {
                line++;
                settle();
                ready.add(new Next.Broken(new RawRow(line, List.of()), broken.problem()));
            } else {
                settle();
                endOfMessage();
                isOver = true;
            }
        }
        Next next = ready.poll();
        return next == null ? new Next.End() : next;
    }

    private void take(RecordSource.Next.Text text) {
        char type = Character.toUpperCase(text.text().charAt(0));
        boolean isRecord = isRecord(type, text.text());
        if (type == 'H' && isRecord) {
            delimiters = Delimiters.of(text.text());
        }
        AstmRecord record = AstmRecord.of(text.text(), delimiters, charset);
        if (type == 'C' && isRecord) {
            comment(record);
            return;
        }
        if (PASSED_OVER.indexOf(type) >= 0 && isRecord) {
            return;
        }
        settle();
        if (!isRecord || "HPORL".indexOf(type) < 0) {
            ready.add(new Next.Broken(
                    new RawRow(line, List.of(text.text())), Problem.of(Rule.BROKEN_MESSAGE, "", text.text())));
            return;
        }
        take(record, text.isEnded());
    }

    /** A letter and a mark; a header may have a mark of its own. */
    private boolean isRecord(char type, String text) {
        return text.length() == 1
                || text.charAt(1) == delimiters.field()
                || (type == 'H' && !Character.isLetterOrDigit(text.charAt(1)));
    }

    private void take(AstmRecord record, boolean isEnded) {
        switch (record.type()) {
            case 'H' -> {
                endOfMessage();
                isWithinMessage = true;
                header = record;
                patient = AstmRecord.NONE;
                forgetOrder();
            }
            case 'P' -> {
                patient = record;
                forgetOrder();
            }
            case 'O' -> {
                forgetOrder();
                order = record;
            }
            case 'R' -> pending = Optional.of(new Pending(line, record, new ArrayList<>(), isEnded));
            default -> isWithinMessage = false;
        }
    }

    private void forgetOrder() {
        order = AstmRecord.NONE;
        orderComments = new ArrayList<>();
    }

    private void comment(AstmRecord comment) {
        List<AstmRecord> on = pending.map(Pending::comments).orElse(orderComments);
        if (on.size() < MOST_COMMENTS) {
            on.add(comment);
        }
    }

    /** A message without its last record may have been cut off: what is there counts, and the sender hears of it. */
    private void endOfMessage() {
        if (isWithinMessage) {
            isWithinMessage = false;
            ready.add(new Next.Broken(
                    new RawRow(line + 1, List.of()),
                    Problem.of(Rule.CUT_SHORT, "", "").with("缺少 L 记录", "there is no L record")));
        }
    }

    private void settle() {
        pending.ifPresent(result -> ready.add(row(result)));
        pending = Optional.empty();
    }

    private Next row(Pending result) {
        List<AstmRecord> comments = new ArrayList<>(orderComments);
        comments.addAll(result.comments());
        OrderedResult found = new OrderedResult(header, patient, order, result.result(), comments);
        RawRow row = new RawRow(result.line(), found.place(), columns.cells(found::usual, found::at));
        if (!result.isEnded()) {
            return new Next.Broken(row, Problem.of(Rule.CUT_SHORT, "", ""));
        }
        return switch (found.state()) {
            case FINAL, CORRECTED -> new Next.Row(row);
            case NOT_FINAL ->
                new Next.Broken(
                        row,
                        Problem.of(Rule.NOT_FINAL, "status", result.result().field(9)));
            case NOT_DONE ->
                new Next.Broken(
                        row,
                        Problem.of(Rule.MISSING_VALUE, "value", "")
                                .with("仪器报告未能完成检测（X）", "the test could not be done (X)"));
        };
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
