package io.batchwatch.gateway.xls;

import io.batchwatch.gateway.packed.Damage;
import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.sheet.MergedCells;
import io.batchwatch.gateway.sheet.SheetRows;
import io.batchwatch.gateway.sheet.Workbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;

/** A workbook of Excel up to 2003: a file system in one file, with the workbook as a stream of records in it. */
public final class XlsWorkbook implements Workbook {
    public static final Kind KIND = new Kind() {
        @Override
        public String word() {
            return "xls";
        }

        @Override
        public Workbook open(Path file, Profile profile) throws IOException, UnreadableException {
            return XlsWorkbook.open(file, profile);
        }
    };

    private static final String STREAM = "Workbook";
    /** Twice what 65,536 rows of 20 columns take; the texts of a workbook are kept on the heap. */
    private static final long MOST_BYTES = 64L << 20;

    private final POIFSFileSystem files;
    private final XlsGlobals globals;

    private XlsWorkbook(POIFSFileSystem files, XlsGlobals globals) {
        this.files = files;
        this.globals = globals;
    }

    private static Workbook open(Path file, Profile profile) throws IOException, UnreadableException {
        if (Files.size(file) > MOST_BYTES) {
            throw new UnreadableException(Problem.of(Rule.TOO_LARGE, "", Files.size(file) + " > " + MOST_BYTES));
        }
        POIFSFileSystem files;
        try {
            files = new POIFSFileSystem(file.toFile(), true);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(Damage.problem(e));
        }
        try {
            refuseOtherKinds(files.getRoot());
            try (XlsRecords records = records(files, 0)) {
                return new XlsWorkbook(files, XlsGlobals.read(records, profile.dates()));
            }
        } catch (UnreadableException e) {
            files.close();
            throw e;
        } catch (EncryptedDocumentException e) {
            files.close();
            throw new UnreadableException(Problem.of(Rule.ENCRYPTED, "", ""));
        } catch (IOException | RuntimeException e) {
            files.close();
            throw new UnreadableException(Damage.problem(e));
        }
    }

    /** The same envelope holds newer workbooks that are encrypted, older ones, and letters. */
    private static void refuseOtherKinds(DirectoryNode root) throws UnreadableException {
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            throw new UnreadableException(Problem.of(Rule.ENCRYPTED, "", ""));
        }
        if (!root.hasEntryCaseInsensitive(STREAM)) {
            throw new UnreadableException(Problem.of(Rule.WORKBOOK, "", ""));
        }
    }

    private static XlsRecords records(POIFSFileSystem files, long position) throws IOException {
        try {
            DocumentInputStream stream = files.createDocumentInputStream(STREAM);
            if (position < 0 || stream.skip(position) < position) {
                stream.close();
                throw new DamagedException("no sheet at " + position);
            }
            return new XlsRecords(stream);
        } catch (EncryptedDocumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DamagedException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public List<Sheet> sheets() {
        return globals.sheets().stream()
                .map(sheet -> new Sheet(
                        sheet.getSheetname(),
                        !sheet.isHidden() && !sheet.isVeryHidden(),
                        String.valueOf(sheet.getPositionOfBof())))
                .toList();
    }

    @Override
    public SheetRows rows(Sheet sheet) throws IOException {
        long position = Long.parseLong(sheet.part());
        MergedCells merged;
        try (XlsRecords records = records(files, position)) {
            merged = merged(records);
        }
        return new XlsRows(records(files, position), globals, merged);
    }

    /** Where cells are merged is told behind them, so it has to be read before them. */
    private static MergedCells merged(XlsRecords records) throws IOException {
        MergedCells.Collector merged = new MergedCells.Collector();
        Optional<Record> next = records.nextOfSheet();
        while (next.isPresent()) {
            if (next.get() instanceof MergeCellsRecord cells) {
                for (int i = 0; i < cells.getNumAreas(); i++) {
                    add(cells.getAreaAt(i), merged);
                }
            }
            next = records.nextOfSheet();
        }
        return merged.done();
    }

    private static void add(CellRangeAddress area, MergedCells.Collector merged) throws DamagedException {
        boolean sound = area.getFirstRow() >= 0
                && area.getFirstColumn() >= 0
                && area.getLastRow() >= area.getFirstRow()
                && area.getLastColumn() >= area.getFirstColumn()
                && area.getLastRow() < XlsRows.MOST_ROWS
                && area.getLastColumn() < XlsRows.MOST_COLUMNS;
        if (!sound || !merged.add(area.getFirstRow(), area.getLastRow(), area.getFirstColumn(), area.getLastColumn())) {
            throw new DamagedException("merged cells " + area.formatAsString());
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
