package io.batchwatch.gateway.ods;

import io.batchwatch.gateway.packed.DamagedException;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.sheet.CellText;
import io.batchwatch.gateway.xml.XmlEvents;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cell as it stands in the file.
 *
 * @param columns how many cells in a row are the same
 * @param width over how many columns it is merged
 * @param height over how many rows it is merged
 */
record OdsCell(String text, Optional<Rule> flaw, int columns, int width, int height) {
    static final int MOST_COLUMNS = 1 << 14;
    static final int MOST_ROWS = 1 << 20;

    private static final int LONGEST = 1 << 20;
    private static final int MOST_BLANKS = 1000;
    private static final Pattern ERROR = Pattern.compile("#(?:N/A|REF!|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!)|Err:\\d{3}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("0\\d+");

    /** The cell that begins here, up to its end. */
    static OdsCell read(XmlEvents xml, CellText cellText) throws IOException {
        String element = xml.name();
        int columns = count(xml, "number-columns-repeated", MOST_COLUMNS);
        int width = count(xml, "number-columns-spanned", MOST_COLUMNS);
        int height = count(xml, "number-rows-spanned", MOST_ROWS);
        String type = xml.attribute("value-type");
        String value = value(xml, type);
        boolean computed = !xml.attribute("formula").isEmpty();
        String shown = shown(xml, element);
        if (computed && ERROR.matcher(shown).matches()) {
            return new OdsCell(shown, Optional.of(Rule.CELL_ERROR), columns, width, height);
        }
        return switch (type) {
            case "float", "currency", "percentage" -> {
                Optional<BigDecimal> number = number(value);
                yield new OdsCell(
                        number.map(found -> text(found, type, shown)).orElse(shown),
                        number.filter(CellText::hasLostDigits).map(found -> Rule.DIGITS_LOST),
                        columns,
                        width,
                        height);
            }
            case "date" -> new OdsCell(moment(value, shown, cellText), Optional.empty(), columns, width, height);
            case "boolean" ->
                new OdsCell(value.equals("true") ? "TRUE" : "FALSE", Optional.empty(), columns, width, height);
            default -> new OdsCell(shown.isEmpty() ? value : shown, Optional.empty(), columns, width, height);
        };
    }

    boolean isBlank() {
        return text.isBlank();
    }

    private static String value(XmlEvents xml, String type) {
        return switch (type) {
            case "float", "currency", "percentage" -> xml.attribute("value");
            case "date" -> xml.attribute("date-value");
            case "boolean" -> xml.attribute("boolean-value");
            case "string" -> xml.attribute("string-value");
            default -> "";
        };
    }

    static int count(XmlEvents xml, String attribute, int most) throws DamagedException {
        String text = xml.attribute(attribute);
        if (text.isEmpty()) {
            return 1;
        }
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= most) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new DamagedException(attribute + " " + text);
    }

    private static Optional<BigDecimal> number(String value) {
        try {
            BigDecimal number = new BigDecimal(value);
            return Math.abs((long) number.scale()) > 400 || number.precision() > 400
                    ? Optional.empty()
                    : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A code that is a number to the program is shown with its zeros in front: they belong to it. */
    private static String text(BigDecimal number, String type, String shown) {
        if (type.equals("percentage")) {
            return CellText.number(number.movePointRight(2)) + "%";
        }
        boolean isCode = LEADING_ZEROS.matcher(shown).matches() && shown.length() <= 30;
        return isCode && new BigDecimal(shown).compareTo(number) == 0 ? shown : CellText.number(number);
    }

    private static String moment(String value, String shown, CellText cellText) {
        try {
            if (value.indexOf('T') < 0) {
                return cellText.text(LocalDate.parse(value).atStartOfDay(), false);
            }
            LocalDateTime moment = LocalDateTime.parse(value);
            return cellText.text(moment, !moment.toLocalTime().equals(LocalTime.MIDNIGHT));
        } catch (DateTimeException e) {
            return shown;
        }
    }

    /** What a person sees in the cell: its paragraphs, without notes and pictures that hang on it. */
    private static String shown(XmlEvents xml, String element) throws IOException {
        StringBuilder text = new StringBuilder();
        int paragraphs = 0;
        boolean inParagraph = false;
        while (xml.next() && !xml.isEnd(element)) {
            if (xml.isStart()) {
                switch (xml.name()) {
                    case "annotation", "frame", "shapes", "control", "table", "detective" -> xml.skip();
                    case "p" -> {
                        inParagraph = true;
                        text.append(paragraphs++ > 0 ? "\n" : "");
                    }
                    case "s" -> text.append(" ".repeat(count(xml, "c", MOST_BLANKS)));
                    case "tab" -> text.append('\t');
                    case "line-break" -> text.append('\n');
                    default -> {}
                }
            } else if (xml.isEnd("p")) {
                inParagraph = false;
            } else if (inParagraph) {
                xml.appendText(text);
            }
            if (text.length() > LONGEST) {
                throw new DamagedException("a text longer than " + LONGEST);
            }
        }
        return text.toString();
    }
}
