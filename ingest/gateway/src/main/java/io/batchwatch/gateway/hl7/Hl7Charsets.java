package io.batchwatch.gateway.hl7;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Character sets by the names that MSH-18 has for them (HL7 table 0211). */
final class Hl7Charsets {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("ASCII", "US-ASCII"),
            Map.entry("8859/1", "ISO-8859-1"),
            Map.entry("8859/2", "ISO-8859-2"),
            Map.entry("8859/3", "ISO-8859-3"),
            Map.entry("8859/4", "ISO-8859-4"),
            Map.entry("8859/5", "ISO-8859-5"),
            Map.entry("8859/6", "ISO-8859-6"),
            Map.entry("8859/7", "ISO-8859-7"),
            Map.entry("8859/8", "ISO-8859-8"),
            Map.entry("8859/9", "ISO-8859-9"),
            Map.entry("8859/15", "ISO-8859-15"),
            Map.entry("GB 18030-2000", "GB18030"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("GB2312", "GB18030"),
            Map.entry("GBK", "GB18030"),
            Map.entry("BIG-5", "Big5"),
            Map.entry("KS X 1001", "EUC-KR"),
            Map.entry("UNICODE UTF-8", "UTF-8"),
            Map.entry("UTF-8", "UTF-8"));

    private Hl7Charsets() {}

    /**
     * @param name as in MSH-18
     * @return empty if there is no such set, or segments cannot be found in it byte by byte
     */
    static Optional<Charset> of(String name) {
        return Optional.ofNullable(NAMES.get(name.strip().toUpperCase(Locale.ROOT)))
                .filter(Charset::isSupported)
                .map(Charset::forName);
    }
}
