package io.batchwatch.gateway.format;

import io.batchwatch.gateway.format.Content.Packing;
import io.batchwatch.gateway.packed.Allowance;
import io.batchwatch.gateway.packed.Damage;
import io.batchwatch.gateway.packed.PackedFiles;
import io.batchwatch.gateway.packed.TooMuchException;
import io.batchwatch.gateway.packed.UnpackedFile;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.reading.HeaderUnion;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files in an archive as one table. One at a time is unpacked, and gone when it is read. */
final class PackedTable implements Table {
    private final Path file;
    private final Packing packing;
    private final Profile profile;
    private final HeaderUnion union;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> forms = new ArrayList<>();
    private final List<String> charsets = new ArrayList<>();

    /**
     * One of the files.
     *
     * @param index in the archive
     * @param places which of the table's columns its own are; empty if no row of it can be read
     * @param problems why not; empty if they can
     */
    record Part(String name, int index, Optional<HeaderUnion.Places> places, List<Problem> problems) {}

    private PackedTable(Path file, Packing packing, Profile profile) {
        this.file = file;
        this.packing = packing;
        this.profile = profile;
        union = new HeaderUnion(profile);
    }

    /**
     * @throws UnreadableException if it cannot be unpacked, or no file in it can be read, with the reasons
     */
    static Table open(Path file, Packing packing, Profile profile, Allowance allowance)
            throws IOException, UnreadableException {
        PackedTable table = new PackedTable(file, packing, profile);
        try (PackedFiles files = table.files()) {
            allowance.enter();
            for (int i = 0; i < files.names().size(); i++) {
                table.look(files, i, allowance);
            }
            allowance.leave();
        } catch (IOException e) {
            throw Damage.in(e).map(UnreadableException::new).orElseThrow(() -> e);
        }
        if (table.parts.stream().allMatch(part -> part.places().isEmpty())) {
            throw table.parts.isEmpty()
                    ? new UnreadableException(Problem.of(Rule.EMPTY_FILE, "", ""))
                    : new UnreadableException(table.parts.get(0).problems());
        }
        return table;
    }

    private PackedFiles files() throws IOException, UnreadableException {
        return switch (packing) {
            case ZIP -> PackedFiles.zip(file, profile.mostBytes());
            case GZIP -> PackedFiles.gzip(file, profile.mostBytes());
        };
    }

    private void look(PackedFiles files, int index, Allowance allowance) throws IOException {
        String name = files.names().get(index);
        try (UnpackedFile unpacked = files.unpack(index, allowance)) {
            Table inner = Formats.open(unpacked.path(), profile, allowance);
            parts.add(new Part(name, index, Optional.of(union.add(inner.columns())), List.of()));
            forms.add(name.isEmpty() ? inner.form() : name + " (" + inner.form() + ")");
            charsets.add(inner.charset());
        } catch (UnreadableException e) {
            parts.add(new Part(name, index, Optional.empty(), e.problems()));
            refuseBomb(e);
        } catch (TooMuchException e) {
            throw e;
        } catch (IOException e) {
            Problem damage = Damage.in(e).orElseThrow(() -> e);
            parts.add(new Part(name, index, Optional.empty(), List.of(damage)));
        }
    }

    /** Whoever packs a bomb beside results is not to be trusted with the results. */
    private static void refuseBomb(UnreadableException e) throws TooMuchException {
        if (e.problems().get(0).rule() == Rule.UNPACKS_TOO_LARGE) {
            throw new TooMuchException(e.problems().get(0).value());
        }
    }

    /** Such as {@code zip: march.csv (csv, comma), april.xlsx (xlsx, sheet S)}. */
    @Override
    public String form() {
        int shown = 5;
        String more = forms.size() > shown ? ", … (" + forms.size() + ")" : "";
        String first = String.join(", ", forms.subList(0, Math.min(shown, forms.size())));
        return packing.name().toLowerCase(Locale.ROOT) + ": " + first + more;
    }

    @Override
    public String charset() {
        List<String> different =
                charsets.stream().filter(name -> !name.isEmpty()).distinct().toList();
        return String.join(", ", different);
    }

    @Override
    public List<String> columns() {
        return union.columns();
    }

    @Override
    public Rows rows() throws IOException {
        try {
            return new PackedRows(file, files(), profile, parts, union.columns().size());
        } catch (UnreadableException e) {
            throw new IOException("a file that could be read a moment ago", e);
        }
    }
}
