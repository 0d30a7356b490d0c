package io.batchwatch.gateway.fhir;

import io.batchwatch.gateway.document.Node;
import java.util.ArrayList;
import java.util.List;

/** A part of a resource, alike in JSON and XML: there a value is an attribute, and a list of one looks like its only member. */
record FhirElement(Node node) {
    static final FhirElement NOTHING = new FhirElement(new Node.Group(List.of()));

    private static final String VALUE = "@value";

    /** All that these names lead to, through lists as well. */
    List<FhirElement> all(String... path) {
        List<FhirElement> found = List.of(this);
        for (String name : path) {
            List<FhirElement> below = new ArrayList<>();
            found.forEach(element -> element.collect(name, below));
            found = below;
        }
        return found;
    }

    /** The first that these names lead to. */
    FhirElement at(String... path) {
        List<FhirElement> all = all(path);
        return all.isEmpty() ? NOTHING : all.get(0);
    }

    boolean has(String... path) {
        return !all(path).isEmpty();
    }

    /** The first text at the end of these names; empty if there is none. */
    String text(String... path) {
        return all(path).stream()
                .map(FhirElement::own)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The names of the parts, in their order. */
    List<String> names() {
        return node instanceof Node.Group group
                ? group.members().stream().map(Node.Member::name).toList()
                : List.of();
    }

    private String own() {
        if (node instanceof Node.Text text) {
            return text.text().strip();
        }
        return node instanceof Node.Group ? text(VALUE) : "";
    }

    private void collect(String name, List<FhirElement> into) {
        if (node instanceof Node.Group group) {
            group.members().stream()
                    .filter(member -> member.name().equals(name))
                    .forEach(member -> spread(member.node(), into));
        }
    }

    private static void spread(Node node, List<FhirElement> into) {
        if (node instanceof Node.Items items) {
            items.items().forEach(item -> spread(item, into));
        } else {
            into.add(new FhirElement(node));
        }
    }
}
