package io.batchwatch.gateway.xlsx;

import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.sheet.CellFormat;
import io.batchwatch.gateway.xml.XmlEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each style of a workbook shows numbers. */
final class Styles {
    private static final int MOST = 100_000;

    private final List<CellFormat> formats;

    private Styles(List<CellFormat> formats) {
        this.formats = formats;
    }

    static Styles none() {
        return new Styles(List.of());
    }

    static Styles read(XmlEvents xml) throws IOException {
        Map<String, CellFormat> codes = new HashMap<>();
        List<CellFormat> formats = new ArrayList<>();
        boolean inCellFormats = false;
        while (xml.next()) {
            if (xml.isStart("numFmt")) {
                codes.put(xml.attribute("numFmtId"), CellFormat.of(xml.attribute("formatCode")));
            } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                inCellFormats = xml.isStart();
            } else if (inCellFormats && xml.isStart("xf")) {
                formats.add(format(xml.attribute("numFmtId"), codes));
            }
            if (formats.size() > MOST || codes.size() > MOST) {
                throw new DamagedException("more than " + MOST + " styles");
            }
        }
        return new Styles(formats);
    }

    private static CellFormat format(String id, Map<String, CellFormat> codes) {
        CellFormat own = codes.get(id);
        if (own != null) {
            return own;
        }
        try {
            return CellFormat.builtin(Integer.parseInt(id));
        } catch (NumberFormatException e) {
            return CellFormat.GENERAL;
        }
    }

    /**
     * @param style as a cell gives it; a cell without one shows its number as it is
     */
    CellFormat format(String style) {
        if (style.isEmpty()) {
            return CellFormat.GENERAL;
        }
        try {
            int index = Integer.parseInt(style);
            return index >= 0 && index < formats.size() ? formats.get(index) : CellFormat.GENERAL;
        } catch (NumberFormatException e) {
            return CellFormat.GENERAL;
        }
    }
}
