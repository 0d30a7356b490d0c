package io.batchwatch.gateway.format;

import io.batchwatch.gateway.packed.Allowance;
import io.batchwatch.gateway.packed.Damage;
import io.batchwatch.gateway.packed.PackedFiles;
import io.batchwatch.gateway.packed.UnpackedFile;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.table.RawRow;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The rows of one packed file after the other. Their lines go on counting, and their places name the file. */
final class PackedRows implements Rows {
    private final PackedFiles files;
    private final Profile profile;
    private final List<PackedTable.Part> parts;
    private final int width;
    private final long fileSize;
    private int at = -1;
    private Optional<Open> open = Optional.empty();
    private long linesBefore;
    private long lastLine;

    /** The file that is being read. */
    private record Open(UnpackedFile file, Rows rows) {}

    PackedRows(Path file, PackedFiles files, Profile profile, List<PackedTable.Part> parts, int width)
            throws IOException {
        this.files = files;
        this.profile = profile;
        this.parts = parts;
        this.width = width;
        fileSize = Files.size(file);
    }

    @Override
    public Next next() throws IOException {
        while (at < parts.size()) {
            if (open.isEmpty()) {
                at++;
                linesBefore += lastLine;
                lastLine = 0;
                if (at >= parts.size()) {
                    break;
                }
                Optional<Problem> problem = turnTo(parts.get(at));
                if (problem.isPresent()) {
                    lastLine = 1;
                    return new Next.Broken(raw(new RawRow(1, List.of()), List.of()), problem.get());
                }
            }
            Next next = open.orElseThrow().rows().next();
            if (!(next instanceof Next.End)) {
                return placed(next);
            }
            closeOpen();
        }
        return new Next.End();
    }

    /** Why the file cannot be read; empty if its rows are open now. */
    private Optional<Problem> turnTo(PackedTable.Part part) throws IOException {
        if (part.places().isEmpty()) {
            return Optional.of(part.problems().get(0));
        }
        Allowance allowance = new Allowance();
        UnpackedFile file;
        try {
            file = files.unpack(part.index(), allowance);
        } catch (IOException e) {
            return Optional.of(Damage.in(e).orElseThrow(() -> e));
        }
        try {
            allowance.enter();
            open = Optional.of(
                    new Open(file, Formats.open(file.path(), profile, allowance).rows()));
            return Optional.empty();
        } catch (UnreadableException e) {
            file.close();
            return Optional.of(e.problems().get(0));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Next placed(Next next) {
        if (next instanceof Next.Row row) {
            List<String> cells =
                    parts.get(at).places().orElseThrow().ordered(row.row().cells(), width);
            return new Next.Row(raw(row.row(), cells));
        }
        Next.Broken broken = (Next.Broken) next;
        return new Next.Broken(raw(broken.row(), broken.row().cells()), broken.problem());
    }

    private RawRow raw(RawRow row, List<String> cells) {
        lastLine = row.line();
        String name = parts.get(at).name();
        String place = row.place().isEmpty() ? String.valueOf(row.line()) : row.place();
        return new RawRow(linesBefore + row.line(), name.isEmpty() ? row.place() : name + ":" + place, cells);
    }

    private void closeOpen() throws IOException {
        if (open.isPresent()) {
            try {
                open.get().rows().close();
            } finally {
                open.get().file().close();
            }
        }
        open = Optional.empty();
    }

    @Override
    public long bytesRead() {
        return Math.min(fileSize, fileSize * Math.max(0, at) / parts.size());
    }

    @Override
    public void close() throws IOException {
        try {
            closeOpen();
        } finally {
            files.close();
        }
    }
}
