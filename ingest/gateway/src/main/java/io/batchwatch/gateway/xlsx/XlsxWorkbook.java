package io.batchwatch.gateway.xlsx;

import io.batchwatch.gateway.packed.Budget;
import io.batchwatch.gateway.packed.Damage;
import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.packed.ZipArchive;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.sheet.CellText;
import io.batchwatch.gateway.sheet.MergedCells;
import io.batchwatch.gateway.sheet.SheetRows;
import io.batchwatch.gateway.sheet.Workbook;
import io.batchwatch.gateway.xml.XmlEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workbook of Excel since 2007: an archive of XML, of which one sheet at a time is read from its beginning to its end. */
public final class XlsxWorkbook implements Workbook {
    public static final Kind KIND = new Kind() {
        @Override
        public String word() {
            return "xlsx";
        }

        @Override
        public Workbook open(Path file, Profile profile) throws IOException, UnreadableException {
            return XlsxWorkbook.open(file, profile);
        }
    };

    private static final int MOST_SHEETS = 1000;

    private final ZipArchive zip;
    private final List<Sheet> sheets = new ArrayList<>();
    private Styles styles = Styles.none();
    private SharedStrings strings = SharedStrings.none();
    private CellText cellText;

    private XlsxWorkbook(ZipArchive zip) {
        this.zip = zip;
    }

    private static Workbook open(Path file, Profile profile) throws IOException, UnreadableException {
        XlsxWorkbook workbook = new XlsxWorkbook(ZipArchive.open(file));
        try {
            workbook.read(profile);
            return workbook;
        } catch (IOException e) {
            workbook.close();
            throw Damage.in(e).map(UnreadableException::new).orElseThrow(() -> e);
        } catch (UnreadableException e) {
            workbook.close();
            throw e;
        }
    }

    private void read(Profile profile) throws IOException, UnreadableException {
        String main = main();
        Map<String, String> parts = relations(main);
        boolean since1904 = false;
        try (XmlEvents xml = xml(main)) {
            while (xml.next()) {
                if (xml.isStart("workbookPr")) {
                    String value = xml.attribute("date1904");
                    since1904 = value.equals("1") || value.equals("true");
                } else if (xml.isStart("sheet")) {
                    String part = parts.getOrDefault(xml.attribute("id"), "");
                    boolean visible = xml.attribute("state").isEmpty()
                            || xml.attribute("state").equals("visible");
                    if (part.contains("worksheets") && sheets.size() < MOST_SHEETS) {
                        sheets.add(new Sheet(xml.attribute("name"), visible, part));
                    }
                }
            }
        }
        cellText = new CellText(profile.dates(), since1904);
        Optional<String> stylePart = part(parts, "styles.xml");
        if (stylePart.isPresent()) {
            try (XmlEvents xml = xml(stylePart.get())) {
                styles = Styles.read(xml);
            }
        }
        Optional<String> stringPart = part(parts, "sharedStrings.xml");
        if (stringPart.isPresent()) {
            try (XmlEvents xml = xml(stringPart.get())) {
                strings = SharedStrings.read(xml);
            }
        }
    }

    private static Optional<String> part(Map<String, String> parts, String name) {
        return parts.values().stream().filter(part -> part.endsWith("/" + name)).findFirst();
    }

    /** Where the workbook itself is kept. */
    private String main() throws IOException, UnreadableException {
        String main = relations("").values().stream()
                .filter(part -> part.contains("workbook"))
                .findFirst()
                .orElse("xl/workbook.xml");
        if (main.endsWith(".bin")) {
            throw new UnreadableException(Problem.of(Rule.WORKBOOK, "", "xlsb"));
        }
        return main;
    }

    /**
     * The parts that a part refers to, by their ids.
     *
     * @param part empty for the whole
     */
    private Map<String, String> relations(String part) throws IOException {
        int slash = part.lastIndexOf('/');
        String folder = part.substring(0, slash + 1);
        String name = folder + "_rels/" + part.substring(slash + 1) + ".rels";
        Map<String, String> targets = new HashMap<>();
        if (entry(name).isEmpty()) {
            return targets;
        }
        try (XmlEvents xml = xml(name)) {
            while (xml.nextStart("Relationship")) {
                targets.put(xml.attribute("Id"), resolved(folder, xml.attribute("Target")));
                if (targets.size() > MOST_SHEETS * 2) {
                    throw new DamagedException("too many parts");
                }
            }
        }
        return targets;
    }

    private static String resolved(String folder, String target) {
        Deque<String> path = new ArrayDeque<>();
        for (String step : (target.startsWith("/") ? target : folder + target).split("/", -1)) {
            if (step.equals("..")) {
                path.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        return String.join("/", path);
    }

    private XmlEvents xml(String part) throws IOException {
        ZipArchive.Entry entry = entry(part).orElseThrow(() -> new DamagedException("no part " + part));
        return XmlEvents.of(zip.read(entry, Budget.ofAnyFile()));
    }

    /** The names of parts make no difference between capitals and small letters. */
    private Optional<ZipArchive.Entry> entry(String part) {
        return zip.entries().stream()
                .filter(entry -> entry.name().equalsIgnoreCase(part))
                .findFirst();
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public SheetRows rows(Sheet sheet) throws IOException {
        MergedCells merged;
        try (XmlEvents xml = xml(sheet.part())) {
            merged = XlsxRows.merged(xml);
        }
        long bytes = entry(sheet.part()).map(ZipArchive.Entry::bytes).orElse(0L);
        return new XlsxRows(xml(sheet.part()), bytes, new XlsxRows.Values(styles, strings, cellText), merged);
    }

    @Override
    public void close() throws IOException {
        try {
            strings.close();
        } finally {
            zip.close();
        }
    }
}
