package io.batchwatch.gateway.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import javax.xml.stream.XMLInputFactory;

/** How XML is parsed: no document type, no entities but the five of XML itself, nothing from elsewhere, within limits. */
public final class StrictXml {
    private static final int MOST_ATTRIBUTES = 200;

    private StrictXml() {}

    /**
     * A factory of its own for each file: a shared one would remember the names of every file it ever saw.
     *
     * @param deepest how many elements may stand in one another
     * @param longestAttribute in characters
     */
    public static WstxInputFactory factory(int deepest, int longestAttribute) {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Lazily, what is wrong would come as another kind of exception, at any later place.
        factory.getConfig().doParseLazily(false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, deepest);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, longestAttribute);
        return factory;
    }
}
