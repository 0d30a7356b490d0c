package io.batchwatch.gateway.document;

import io.batchwatch.gateway.packed.CountedInput;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.profile.RecordsPath;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Through one XML document. Names are local ones: prefixes are the sender's own business. */
final class XmlWalk implements Walk {
    private final CountedInput bytes;
    private final Reader characters;
    private XMLStreamReader reader;
    private final RecordsPath records;
    private final List<String> path = new ArrayList<>();
    private final Deque<Found> ready = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private boolean isOver;
    private long count;

    XmlWalk(CountedInput bytes, Reader characters, RecordsPath records) throws IOException {
        this.bytes = bytes;
        this.characters = characters;
        this.records = records;
        try {
            reader = XmlParsing.reader(characters);
        } catch (XMLStreamException e) {
            brokenOff(XmlParsing.problem(e));
        }
    }

    private void brokenOff(Problem problem) {
        isOver = true;
        ready.add(new Found.BrokenOff(problem));
    }

    @Override
    public Found next() throws IOException {
        try {
            while (ready.isEmpty() && !isOver && reader.hasNext()) {
                step(reader.next());
            }
        } catch (XMLStreamException e) {
            brokenOff(XmlParsing.problem(e));
        }
        return ready.isEmpty() ? new Found.End() : ready.remove();
    }

    private void step(int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                if (text.length() <= Survey.MOST_OUTSIDE) {
                    text.append(reader.getText());
                }
            }
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                brokenOff(Problem.of(Rule.UNSAFE_DOCUMENT, "", ""));
            }
            default -> {
                // comments and processing instructions say nothing to us
            }
        }
    }

    private void start() throws XMLStreamException {
        path.add(reader.getLocalName());
        text.setLength(0);
        if (records.leadsTo(path) || (records.isRoot() && path.size() == 1)) {
            Budget budget = new Budget();
            Node node = element(budget);
            count++;
            ready.add(budget.problem()
                    .<Found>map(problem -> new Found.Unfit(count, problem))
                    .orElseGet(() -> new Found.Fit(count, node)));
            path.remove(path.size() - 1);
            return;
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            List<String> at = new ArrayList<>(path);
            at.add("@" + reader.getAttributeLocalName(i));
            ready.add(new Found.Outside(at, reader.getAttributeValue(i)));
        }
    }

    private void end() {
        String said = text.toString().strip();
        if (!said.isEmpty()) {
            ready.add(new Found.Outside(List.copyOf(path), said));
        }
        text.setLength(0);
        path.remove(path.size() - 1);
    }

    /** The element that the reader stands at the start of; behind it the reader stands at its end. */
    private Node element(Budget budget) throws XMLStreamException {
        Map<String, List<Node>> members = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String value = reader.getAttributeValue(i);
            if (budget.spend(value.length())) {
                add(members, "@" + reader.getAttributeLocalName(i), new Node.Text(value));
            }
        }
        StringBuilder own = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                boolean isAffordable = budget.spend(name.length());
                Node child = element(budget);
                if (isAffordable) {
                    add(members, name, child);
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                if (budget.spend(reader.getTextLength())) {
                    own.append(reader.getText());
                }
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                budget.fail(Problem.of(Rule.UNSAFE_DOCUMENT, "", ""));
            }
        }
        Node said = new Node.Text(own.toString().strip());
        if (members.isEmpty()) {
            return said;
        }
        List<Node.Member> all = new ArrayList<>();
        members.forEach((name, nodes) ->
                all.add(new Node.Member(name, nodes.size() == 1 ? nodes.get(0) : new Node.Items(nodes))));
        if (!own.toString().isBlank()) {
            all.add(new Node.Member("", said));
        }
        return new Node.Group(all);
    }

    private static void add(Map<String, List<Node>> members, String name, Node node) {
        members.computeIfAbsent(name, unseen -> new ArrayList<>(1)).add(node);
    }

    @Override
    public long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}
