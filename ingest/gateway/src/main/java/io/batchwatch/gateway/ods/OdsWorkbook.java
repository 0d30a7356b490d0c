package io.batchwatch.gateway.ods;

import io.batchwatch.gateway.packed.Budget;
import io.batchwatch.gateway.packed.Damage;
import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.packed.ZipArchive;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.sheet.CellText;
import io.batchwatch.gateway.sheet.SheetRows;
import io.batchwatch.gateway.sheet.Workbook;
import io.batchwatch.gateway.xml.XmlEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A spreadsheet of the OpenDocument kind. All of its sheets stand in one XML behind each other: whoever asks for them in their
 * order reads it once.
 */
public final class OdsWorkbook implements Workbook {
    public static final Kind KIND = new Kind() {
        @Override
        public String word() {
            return "ods";
        }

        @Override
        public Workbook open(Path file, Profile profile) throws IOException, UnreadableException {
            return OdsWorkbook.open(file, profile);
        }
    };

    private static final String CONTENT = "content.xml";
    private static final int MOST_SHEETS = 1000;

    private final ZipArchive zip;
    private final CellText cellText;
    private final List<Sheet> sheets = new ArrayList<>();
    private Optional<XmlEvents> xml = Optional.empty();
    private int sheetsBegun;

    private OdsWorkbook(ZipArchive zip, Profile profile) {
        this.zip = zip;
        cellText = new CellText(profile.dates(), false);
    }

    private static Workbook open(Path file, Profile profile) throws IOException, UnreadableException {
        OdsWorkbook workbook = new OdsWorkbook(ZipArchive.open(file), profile);
        try {
            workbook.refuseEncrypted();
            workbook.listSheets();
            return workbook;
        } catch (IOException e) {
            workbook.close();
            throw Damage.in(e).map(UnreadableException::new).orElseThrow(() -> e);
        } catch (UnreadableException e) {
            workbook.close();
            throw e;
        }
    }

    private void refuseEncrypted() throws IOException, UnreadableException {
        if (zip.entry("META-INF/manifest.xml").isEmpty()) {
            return;
        }
        try (XmlEvents manifest = part("META-INF/manifest.xml")) {
            if (manifest.nextStart("encryption-data")) {
                throw new UnreadableException(Problem.of(Rule.ENCRYPTED, "", ""));
            }
        }
    }

    private void listSheets() throws IOException {
        Set<String> hidden = new HashSet<>();
        String style = "";
        try (XmlEvents content = part(CONTENT)) {
            while (content.next()) {
                if (content.isStart("style")) {
                    style = content.attribute("name");
                } else if (content.isStart("table-properties")
                        && content.attribute("display").equals("false")) {
                    hidden.add(style);
                } else if (content.isStart("table")) {
                    boolean visible = !hidden.contains(content.attribute("style-name"));
                    sheets.add(new Sheet(content.attribute("name"), visible, String.valueOf(sheets.size())));
                    OdsRows.leaveTable(content);
                }
                if (sheets.size() > MOST_SHEETS || hidden.size() > MOST_SHEETS) {
                    throw new DamagedException("more than " + MOST_SHEETS + " sheets");
                }
            }
        }
    }

    private XmlEvents part(String name) throws IOException {
        ZipArchive.Entry entry = zip.entry(name).orElseThrow(() -> new DamagedException("no part " + name));
        return XmlEvents.of(zip.read(entry, Budget.ofAnyFile()));
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public SheetRows rows(Sheet sheet) throws IOException {
        int wanted = Integer.parseInt(sheet.part());
        if (xml.isEmpty() || sheetsBegun > wanted) {
            closeContent();
            xml = Optional.of(part(CONTENT));
            sheetsBegun = 0;
        }
        XmlEvents content = xml.get();
        while (sheetsBegun <= wanted) {
            if (sheetsBegun > 0) {
                OdsRows.leaveTable(content);
            }
            if (!content.nextStart("table")) {
                throw new DamagedException("no sheet " + sheet.name());
            }
            sheetsBegun++;
        }
        return new OdsRows(content, cellText);
    }

    private void closeContent() throws IOException {
        if (xml.isPresent()) {
            xml.get().close();
        }
        xml = Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try {
            closeContent();
        } finally {
            zip.close();
        }
    }
}
