package io.batchwatch.gateway.document;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.exc.WstxIOException;
import com.ctc.wstx.stax.WstxInputFactory;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.xml.StrictXml;
import java.io.IOException;
import java.io.Reader;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How a document of XML is parsed, and what is wrong with one that is none. */
final class XmlParsing {
    private XmlParsing() {}

    /**
     * @throws XMLStreamException if already its first line is none
     */
    static XMLStreamReader reader(Reader characters) throws XMLStreamException {
        return factory().createXMLStreamReader(characters);
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = StrictXml.factory(Budget.MOST_DEPTH, Budget.MOST_CHARACTERS);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, 4 * Budget.MOST_CHARACTERS);
        return factory;
    }

    /**
     * Why a document cannot be read on.
     *
     * @throws IOException if it is not the document's fault
     */
    static Problem problem(XMLStreamException e) throws IOException {
        if (e instanceof WstxIOException && e.getNestedException() instanceof IOException unread) {
            throw unread;
        }
        Location at = e.getLocation();
        String zh = at == null ? "" : "第 %d 行第 %d 列：".formatted(at.getLineNumber(), at.getColumnNumber());
        String en = at == null ? "" : "line %d, column %d: ".formatted(at.getLineNumber(), at.getColumnNumber());
        String why =
                e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
        return Problem.of(rule(e, why), "", "").with(zh + why, en + why);
    }

    private static Rule rule(XMLStreamException e, String why) {
        if (e instanceof WstxEOFException) {
            return Rule.CUT_SHORT;
        }
        if (why.contains("limit")) {
            return Rule.TOO_COMPLEX;
        }
        return why.contains("ndeclared") && why.contains("entity") ? Rule.UNSAFE_DOCUMENT : Rule.BROKEN_DOCUMENT;
    }
}
