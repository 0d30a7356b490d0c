package io.batchwatch.gateway.fhir;

import io.batchwatch.gateway.document.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * A resource of a bundle, of a line, or contained in another.
 *
 * @param type such as {@code Observation}; empty if it says none
 * @param url by which others of its bundle may call it; empty if it has none
 * @param place within its record, such as {@code /contained/2}; empty if it is the record
 */
record FhirResource(String type, String url, String place, FhirElement body) {
    private static final String BUNDLE = "Bundle";

    /** The resources in a record of a file: an entry of a bundle, or a resource, or a whole bundle with its entries. */
    static List<FhirResource> in(Node record) {
        FhirElement element = new FhirElement(record);
        FhirResource resource =
                element.has("resource") ? of(element.at("resource"), element.text("fullUrl"), "") : of(element, "", "");
        if (!resource.type().equals(BUNDLE)) {
            return resource.withContained();
        }
        List<FhirResource> all = new ArrayList<>();
        List<FhirElement> entries = resource.body().all("entry");
        for (int i = 0; i < entries.size(); i++) {
            FhirElement entry = entries.get(i);
            all.addAll(of(entry.at("resource"), entry.text("fullUrl"), "/entry/" + (i + 1))
                    .withContained());
        }
        return all;
    }

    /** In JSON a resource says its type; in XML it is wrapped in an element of that name. */
    private static FhirResource of(FhirElement element, String url, String place) {
        String type = element.text("resourceType");
        if (!type.isEmpty()) {
            return new FhirResource(type, url, place, element);
        }
        List<String> names = element.names();
        return names.size() == 1
                ? new FhirResource(names.get(0), url, place, element.at(names.get(0)))
                : new FhirResource("", url, place, element);
    }

    /** The place of what contains it; its own if nothing does. */
    String owner() {
        int contained = place.indexOf("/contained/");
        return contained < 0 ? place : place.substring(0, contained);
    }

    boolean isContained() {
        return !owner().equals(place);
    }

    String id() {
        return body.text("id");
    }

    private List<FhirResource> withContained() {
        List<FhirResource> all = new ArrayList<>(List.of(this));
        List<FhirElement> contained = body.all("contained");
        for (int i = 0; i < contained.size(); i++) {
            all.add(of(contained.get(i), "", place + "/contained/" + (i + 1)));
        }
        return all;
    }
}
