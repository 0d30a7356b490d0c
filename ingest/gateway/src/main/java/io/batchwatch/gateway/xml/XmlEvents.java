package io.batchwatch.gateway.xml;

import io.batchwatch.gateway.packed.CountedInput;
import io.batchwatch.gateway.packed.DamagedException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML event by event, by the local names of its elements. Nothing outside of it is ever asked for, a document type is refused,
 * and so are depths and lengths that nobody writes. Not thread-safe.
 */
public final class XmlEvents implements AutoCloseable {
    private static final int DEEPEST = 200;
    private static final int LONGEST_ATTRIBUTE = 1 << 16;

    private final CountedInput bytes;
    private final XMLStreamReader reader;

    private XmlEvents(CountedInput bytes, XMLStreamReader reader) {
        this.bytes = bytes;
        this.reader = reader;
    }

    /**
     * @param bytes are closed with this
     * @throws DamagedException if it is no XML
     */
    public static XmlEvents of(InputStream bytes) throws IOException {
        try {
            CountedInput counted = new CountedInput(bytes);
            return new XmlEvents(
                    counted, StrictXml.factory(DEEPEST, LONGEST_ATTRIBUTE).createXMLStreamReader(counted));
        } catch (XMLStreamException e) {
            bytes.close();
            throw failure(e);
        }
    }

    /**
     * Goes on to the next event.
     *
     * @return false behind the last
     */
    public boolean next() throws IOException {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            if (reader.next() == XMLStreamConstants.DTD) {
                throw new DamagedException("DOCTYPE");
            }
            return true;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** Goes on to the next beginning of such an element; false if there is none. */
    public boolean nextStart(String name) throws IOException {
        while (next()) {
            if (isStart(name)) {
                return true;
            }
        }
        return false;
    }

    public boolean isStart() {
        return reader.isStartElement();
    }

    public boolean isStart(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    public boolean isEnd() {
        return reader.isEndElement();
    }

    public boolean isEnd(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    /** Of the element that begins or ends here. */
    public String name() {
        return reader.getLocalName();
    }

    /** By its local name, whatever its namespace; empty if there is none. */
    public String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    /** Adds the characters of this event, if it has any. */
    public void appendText(StringBuilder text) {
        if (reader.isCharacters()) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
    }

    /** Passes over the element that begins here, with all in it. */
    public void skip() throws IOException {
        int depth = 1;
        while (depth > 0 && next()) {
            if (isStart()) {
                depth++;
            } else if (isEnd()) {
                depth--;
            }
        }
    }

    /** How many bytes have been read; a little ahead of the event. */
    public long bytesRead() {
        return bytes.count();
    }

    private static IOException failure(XMLStreamException e) {
        // What the bytes' own stream says, such as that they are too many, comes first.
        return e.getNestedException() instanceof IOException cause && !(cause instanceof CharConversionException)
                ? cause
                : new DamagedException(firstLine(e), e);
    }

    private static String firstLine(XMLStreamException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("XML");
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
