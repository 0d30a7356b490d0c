package io.batchwatch.gateway.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message says it is. It is read by its bytes and its partner's profile; its type only says whether that is worth
 * trying, and how a person will want to see it called.
 */
record MediaType(String ending, Optional<Charset> charset) {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("", ".dat"),
            Map.entry("application/octet-stream", ".dat"),
            // What curl says of anything if it is told nothing.
            Map.entry("application/x-www-form-urlencoded", ".dat"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/csv", ".csv"),
            Map.entry("application/csv", ".csv"),
            Map.entry("text/tab-separated-values", ".tsv"),
            Map.entry("application/json", ".json"),
            Map.entry("application/fhir+json", ".json"),
            Map.entry("application/x-ndjson", ".ndjson"),
            Map.entry("application/ndjson", ".ndjson"),
            Map.entry("application/jsonl", ".ndjson"),
            Map.entry("application/xml", ".xml"),
            Map.entry("text/xml", ".xml"),
            Map.entry("application/fhir+xml", ".xml"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
            Map.entry("application/vnd.ms-excel", ".xls"),
            Map.entry("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
            Map.entry("application/zip", ".zip"),
            Map.entry("application/gzip", ".gz"),
            Map.entry("application/hl7-v2", ".hl7"),
            Map.entry("x-application/hl7-v2+er7", ".hl7"));

    /** Charsets that are told from each other by the bytes themselves. */
    private static final List<Charset> SEEN_BY_BYTES = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.US_ASCII,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            Charset.forName("GB18030"),
            Charset.forName("GBK"),
            Charset.forName("GB2312"));

    /**
     * @param contentType as the header has it; empty if there is none
     */
    static MediaType of(String contentType) throws RefusedException {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String ending = ENDINGS.get(type);
        if (ending == null) {
            throw new RefusedException(Refusal.unsupported(
                    "No messages of type " + type + " are read here, but JSON, NDJSON, CSV, XML and workbooks",
                    "不读取 " + type + " 类型的报文，可用 JSON、NDJSON、CSV、XML 和电子表格"));
        }
        Matcher charset = CHARSET.matcher(contentType);
        return new MediaType(ending, charset.find() ? Optional.of(known(charset.group(1))) : Optional.empty());
    }

    private static Charset known(String name) throws RefusedException {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.unsupported("There is no charset of that name", "没有这个名称的字符编码"));
        }
    }

    /**
     * Refuses a charset in which the message would not be read.
     *
     * @param ofProfile the charset that the partner's profile declares
     */
    void refuseOtherCharsets(Optional<String> ofProfile) throws RefusedException {
        boolean isRead = charset.isEmpty()
                || SEEN_BY_BYTES.contains(charset.get())
                || ofProfile.map(Charset::forName).filter(charset.get()::equals).isPresent();
        if (!isRead) {
            throw new RefusedException(Refusal.unsupported(
                    "Messages in " + charset.get() + " are read only if the partner's profile declares that charset",
                    "只有合作方配置声明了 " + charset.get() + "，才会按该编码读取"));
        }
    }
}
