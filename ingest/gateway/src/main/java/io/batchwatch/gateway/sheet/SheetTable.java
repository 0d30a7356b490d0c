package io.batchwatch.gateway.sheet;

import io.batchwatch.gateway.packed.Damage;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.reading.Header;
import io.batchwatch.gateway.reading.HeaderUnion;
import io.batchwatch.gateway.table.Rows;
import io.batchwatch.gateway.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sheets of a workbook that hold results, as one table. */
public final class SheetTable implements Table {
    private final Path file;
    private final Workbook.Kind kind;
    private final Profile profile;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private final HeaderUnion union;
    private final Header.KnownNames names;

    /**
     * A sheet that is read, or that should have been.
     *
     * @param places which of the table's columns its own are; empty if no row can be read
     * @param fields what each of them is read for
     * @param problems why no row of it can be read; empty if they can
     */
    record Part(
            Workbook.Sheet sheet,
            HeaderRow header,
            Optional<HeaderUnion.Places> places,
            Map<Integer, Field> fields,
            List<Problem> problems) {}

    private SheetTable(Path file, Workbook.Kind kind, Profile profile) {
        this.file = file;
        this.kind = kind;
        this.profile = profile;
        union = new HeaderUnion(profile);
        names = new Header.KnownNames(profile);
    }

    /**
     * @throws UnreadableException if no sheet holds results, with every reason
     */
    public static Table open(Path file, Workbook.Kind kind, Profile profile) throws IOException, UnreadableException {
        SheetTable table = new SheetTable(file, kind, profile);
        try (Workbook workbook = kind.open(file, profile)) {
            for (Workbook.Sheet sheet : workbook.sheets()) {
                if (table.isChosen(sheet)) {
                    table.look(sheet, workbook);
                }
            }
        } catch (IOException e) {
            throw Damage.in(e).map(UnreadableException::new).orElseThrow(() -> e);
        }
        table.refuseWithoutResults();
        return table;
    }

    private boolean isChosen(Workbook.Sheet sheet) {
        List<String> wanted = profile.format().sheets();
        return wanted.isEmpty()
                ? sheet.visible()
                : wanted.stream()
                        .anyMatch(name -> pattern(name).matcher(sheet.name()).matches());
    }

    private static Pattern pattern(String name) {
        return Pattern.compile("\\Q" + name.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E");
    }

    private void look(Workbook.Sheet sheet, Workbook workbook) throws IOException {
        Optional<HeaderRow> found;
        try (SheetRows rows = workbook.rows(sheet)) {
            found = HeaderRow.find(rows, profile.format().skipLines(), names);
        }
        if (found.isEmpty()) {
            return;
        }
        HeaderRow header = found.get();
        try {
            Optional<HeaderUnion.Places> places = Optional.of(union.add(header.columns()));
            parts.add(new Part(sheet, header, places, fields(header.columns()), List.of()));
        } catch (UnreadableException e) {
            if (header.namesResults()) {
                parts.add(new Part(sheet, header, Optional.empty(), Map.of(), e.problems()));
            } else {
                passedOver.add(sheet.name());
            }
        }
    }

    private Map<Integer, Field> fields(List<String> columns) throws UnreadableException {
        Header header = Header.of(columns, profile);
        Map<Integer, Field> fields = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            header.field(i).ifPresent(field -> fields.put(column, field));
        }
        return fields;
    }

    private void refuseWithoutResults() throws UnreadableException {
        if (parts.stream().anyMatch(part -> part.problems().isEmpty())) {
            return;
        }
        if (!parts.isEmpty()) {
            throw new UnreadableException(parts.get(0).problems());
        }
        if (passedOver.isEmpty()) {
            String sought = String.join(", ", profile.format().sheets());
            throw new UnreadableException(Problem.of(Rule.EMPTY_FILE, "", "").with(sought, sought));
        }
        Header.of(List.of(), profile);
    }

    private LayoutRow.Headings headings() {
        return profile.rows().section().isPresent() ? LayoutRow.Headings.SAY_SOMETHING : LayoutRow.Headings.ARE_LAYOUT;
    }

    /** Such as {@code xlsx, sheets March, April; not read: Notes}. */
    @Override
    public String form() {
        List<String> names = parts.stream().map(part -> part.sheet().name()).toList();
        String sheets = (names.size() == 1 ? ", sheet " : ", sheets ") + shortened(names);
        return kind.word() + sheets + (passedOver.isEmpty() ? "" : "; not read: " + shortened(passedOver));
    }

    private static String shortened(List<String> names) {
        int shown = 10;
        return names.size() <= shown
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, shown)) + ", … (" + names.size() + ")";
    }

    @Override
    public String charset() {
        return "";
    }

    @Override
    public List<String> columns() {
        return union.columns();
    }

    @Override
    public Rows rows() throws IOException {
        try {
            return new SheetTableRows(
                    file,
                    kind.open(file, profile),
                    new SheetTableRows.Look(parts, union.columns().size(), headings()));
        } catch (UnreadableException e) {
            throw new IOException("a file that could be read a moment ago", e);
        }
    }
}
