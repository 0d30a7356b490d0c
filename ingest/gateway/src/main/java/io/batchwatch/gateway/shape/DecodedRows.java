package io.batchwatch.gateway.shape;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Rows whose cells are Base64 of UTF-8, decoded. */
final class DecodedRows implements Rows {
    private final Rows rows;
    private final List<String> header;
    private final Set<Integer> encoded;

    /**
     * @param encoded places of the columns that are to be decoded
     */
    DecodedRows(Rows rows, List<String> header, Set<Integer> encoded) {
        this.rows = rows;
        this.header = header;
        this.encoded = encoded;
    }

    @Override
    public Next next() throws IOException {
        Next next = rows.next();
        return next instanceof Next.Row row ? decoded(row.row()) : next;
    }

    private Next decoded(RawRow row) {
        List<String> cells = new ArrayList<>(row.cells());
        for (int place : encoded) {
            if (place < cells.size()) {
                String cell = cells.get(place).strip();
                try {
                    cells.set(place, decoded(cell));
                } catch (IllegalArgumentException | CharacterCodingException e) {
                    return new Next.Broken(row, Problem.of(Rule.NOT_BASE64, header.get(place), cell));
                }
            }
        }
        return new Next.Row(new RawRow(row.line(), row.place(), cells));
    }

    /** Line breaks within it are as common as they are harmless. */
    private static String decoded(String cell) throws CharacterCodingException {
        byte[] bytes = Base64.getDecoder().decode(cell.replaceAll("[\r\n]", ""));
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public long passedOver() {
        return rows.passedOver();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
