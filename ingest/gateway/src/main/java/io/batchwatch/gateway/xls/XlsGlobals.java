package io.batchwatch.gateway.xls;

import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.sheet.CellFormat;
import io.batchwatch.gateway.sheet.CellText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;

/**
 * What all sheets of a workbook share.
 *
 * @param formats of each style
 */
record XlsGlobals(
        List<BoundSheetRecord> sheets, List<CellFormat> formats, Optional<SSTRecord> texts, CellText cellText) {
    /**
     * @param dates patterns of the profile
     */
    static XlsGlobals read(XlsRecords records, List<String> dates) throws DamagedException {
        List<BoundSheetRecord> sheets = new ArrayList<>();
        List<Integer> styles = new ArrayList<>();
        Map<Integer, CellFormat> codes = new HashMap<>();
        Optional<SSTRecord> texts = Optional.empty();
        boolean since1904 = false;
        Optional<Record> next = records.nextOfSheet();
        while (next.isPresent()) {
            Record record = next.get();
            if (record instanceof BoundSheetRecord sheet) {
                sheets.add(sheet);
            } else if (record instanceof ExtendedFormatRecord style) {
                styles.add((int) style.getFormatIndex());
            } else if (record instanceof FormatRecord format) {
                codes.put(format.getIndexCode(), CellFormat.of(format.getFormatString()));
            } else if (record instanceof SSTRecord shared) {
                texts = Optional.of(shared);
            } else if (record instanceof DateWindow1904Record window) {
                since1904 = window.getWindowing() == 1;
            }
            next = records.nextOfSheet();
        }
        List<CellFormat> formats = styles.stream()
                .map(id -> codes.getOrDefault(id, CellFormat.builtin(id)))
                .toList();
        return new XlsGlobals(sheets, formats, texts, new CellText(dates, since1904));
    }

    CellFormat format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : CellFormat.GENERAL;
    }

    String text(int index) throws DamagedException {
        if (texts.isEmpty() || index < 0 || index >= texts.get().getNumUniqueStrings()) {
            throw new DamagedException("shared string " + index);
        }
        return texts.get().getString(index).getString();
    }
}
