package io.batchwatch.gateway.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's title taken apart: {@code Pb (mg/kg)}, {@code 结果（μg/kg）}, {@code Inhibition [%]}.
 *
 * @param name the title as it is where no unit stands in it
 * @param unit empty if none does
 */
public record HeaderUnit(String name, String unit) {
    private static final Pattern TITLE = Pattern.compile("(.*?)[/,，]?\\s*[(（\\[【]\\s*"
            + "([%‰]|[Pp][Pp][MmBbTt]|[A-Za-zµμ]{1,5}\\s?[/·]\\s?(?:\\d{1,4}\\s?)?[A-Za-z]{1,4}\\d?)\\s*[)）\\]】]\\s*");

    public static HeaderUnit of(String title) {
        Matcher matcher = TITLE.matcher(title);
        return matcher.matches() && !matcher.group(1).isBlank()
                ? new HeaderUnit(matcher.group(1).strip(), matcher.group(2))
                : new HeaderUnit(title, "");
    }
}
