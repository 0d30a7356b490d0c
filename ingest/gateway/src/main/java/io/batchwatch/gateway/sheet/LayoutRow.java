package io.batchwatch.gateway.sheet;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Rows of a sheet that are there for the eye: headings between groups, notes and totals below, who made and who checked it. */
final class LayoutRow {
    private static final int HEADING_COLUMNS = 3;
    private static final Set<String> TOTALS =
            Set.of("合计", "总计", "小计", "共计", "total", "totals", "subtotal", "grand total", "sum");
    private static final Pattern NOTE = Pattern.compile(
            "(?:注|备注|说明|附注|制表|制表人|审核|审核人|打印日期|打印时间|note|notes|remark|remarks|prepared by|checked by)"
                    + "\\s*[0-9]*\\s*[:：].*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private LayoutRow() {}

    /** What becomes of headings between groups of rows. */
    enum Headings {
        ARE_LAYOUT,
        /** The profile makes something of them. */
        SAY_SOMETHING
    }

    static boolean is(SheetRow row, Headings headings) {
        long filled = row.filled();
        if (filled == 0 || (filled == 1 && row.span() >= HEADING_COLUMNS && headings == Headings.ARE_LAYOUT)) {
            return true;
        }
        String first = row.cells().get(row.firstFilled()).strip();
        return TOTALS.contains(first.toLowerCase(Locale.ROOT))
                || (filled <= 3 && NOTE.matcher(first).matches());
    }
}
