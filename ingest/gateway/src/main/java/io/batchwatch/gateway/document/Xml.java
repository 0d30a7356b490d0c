package io.batchwatch.gateway.document;

import io.batchwatch.gateway.packed.CountedInput;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.DocumentFormat;
import io.batchwatch.gateway.profile.FileFormat;
import io.batchwatch.gateway.profile.RecordsPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One XML document. */
record Xml(Source source, DocumentFormat.Markup markup) implements Document {
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    static Xml of(Path file, FileFormat format) throws IOException, UnreadableException {
        Optional<String> own = declared(file);
        Source source = Source.of(file, own.isPresent() ? own : format.charset());
        return new Xml(source, format.document().markup());
    }

    /** What the document says of its own charset, unless that is UTF-8, which is tried before. */
    private static Optional<String> declared(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Matcher head = DECLARED.matcher(new String(in.readNBytes(200), StandardCharsets.ISO_8859_1));
            return head.find() ? Optional.of(head.group(1)).filter(Xml::isOther) : Optional.empty();
        }
    }

    private static boolean isOther(String name) {
        try {
            return Charset.isSupported(name) && !Charset.forName(name).equals(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    @Override
    public String form() {
        return "xml";
    }

    @Override
    public String charset() {
        return source.charset();
    }

    @Override
    public Walk walk(RecordsPath records) throws IOException {
        CountedInput bytes = source.bytes();
        return new XmlWalk(bytes, characters(bytes), records);
    }

    private Reader characters(CountedInput bytes) {
        Reader characters = source.characters(bytes);
        return switch (markup) {
            case STRICT -> characters;
            case LENIENT -> new MendedMarkup(characters);
        };
    }

    @Override
    public int namesOfTheRoot() {
        return 1;
    }

    /** The outermost elements that have parts and stand there more than once; the root if there are none. */
    @Override
    public RecordsPath likelyRecords() throws IOException {
        Map<List<String>, Integer> times = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        boolean hasParts = false;
        CountedInput bytes = source.bytes();
        try (Reader characters = characters(bytes)) {
            XMLStreamReader reader = XmlParsing.reader(characters);
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    path.add(reader.getLocalName());
                    hasParts = reader.getAttributeCount() > 0;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    if (hasParts && (times.size() < Survey.MOST_NAMES || times.containsKey(path))) {
                        times.merge(List.copyOf(path), 1, Integer::sum);
                    }
                    path.remove(path.size() - 1);
                    hasParts = true;
                }
            }
        } catch (XMLStreamException e) {
            // what was seen so far must do: reading it will say what is wrong
        }
        return times.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .map(names -> new RecordsPath(RecordsPath.Start.AT_THE_ROOT, names))
                .orElse(RecordsPath.ROOT);
    }
}
