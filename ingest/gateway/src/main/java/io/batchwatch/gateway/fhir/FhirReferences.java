package io.batchwatch.gateway.fhir;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What observations refer to, by every name it goes by; only what a row can say of it is kept. */
final class FhirReferences {
    /** So much is kept of one file, in characters. */
    private static final int MOST_CHARACTERS = 16 << 20;

    private static final int MOST_OF_A_TEXT = 1000;

    /** {@code Specimen/1} at the end of an address, perhaps with a version behind it. */
    private static final Pattern LOCAL =
            Pattern.compile("(?:^|.*/)([A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64})(?:/_history/.*)?$");

    private final Map<String, Kept> byName = new HashMap<>();
    private final Map<String, Kept> reportOf = new HashMap<>();
    private int characters;

    /** What is known of a thing, by what it is: {@code sample}, {@code product}, {@code name} and so on. */
    record Kept(Map<String, String> said) {
        static final Kept NOTHING = new Kept(Map.of());

        String text(String what) {
            return said.getOrDefault(what, "");
        }
    }

    /**
     * @throws UnreadableException if there is too much to remember
     */
    void see(FhirResource resource) throws UnreadableException {
        Optional<Kept> kept = kept(resource);
        if (kept.isPresent()) {
            for (String name : names(resource)) {
                keep(byName, name, kept.get());
            }
            if (resource.type().equals("DiagnosticReport")) {
                for (FhirElement result : resource.body().all("result")) {
                    keep(reportOf, local(result.text("reference")), kept.get());
                }
            }
        }
    }

    private void keep(Map<String, Kept> into, String name, Kept kept) throws UnreadableException {
        characters += name.length() + 100;
        characters += kept.said().values().stream().mapToInt(String::length).sum();
        if (characters > MOST_CHARACTERS) {
            throw new UnreadableException(
                    Problem.of(Rule.TOO_COMPLEX, "", "").with("引用的资源过多", "too many resources are referred to"));
        }
        into.put(name, kept);
    }

    /**
     * What a reference leads to; at least what it says itself.
     *
     * @param from whose reference it is
     * @param beside resources of the same record, among them those that it may contain
     */
    Kept of(FhirElement reference, FhirResource from, List<FhirResource> beside) {
        String name = reference.text("reference");
        Optional<Kept> found = name.startsWith("#")
                ? beside.stream()
                        .filter(resource -> resource.isContained()
                                && resource.owner().equals(from.owner())
                                && resource.id().equals(name.substring(1)))
                        .findFirst()
                        .flatMap(FhirReferences::kept)
                : Optional.ofNullable(byName.getOrDefault(name, byName.get(local(name))));
        return found.orElseGet(() -> itself(reference));
    }

    /** The report that contains this observation, or that names it among its results. */
    Kept reportOf(FhirResource observation, List<FhirResource> beside) {
        Optional<Kept> around = beside.stream()
                .filter(resource -> observation.isContained()
                        && resource.type().equals("DiagnosticReport")
                        && resource.place().equals(observation.owner()))
                .findFirst()
                .flatMap(FhirReferences::kept);
        return around.or(() -> names(observation).stream()
                        .map(reportOf::get)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse(Kept.NOTHING);
    }

    private static Kept itself(FhirElement reference) {
        String name = first(
                reference.text("display"), reference.text("identifier", "value"), tail(reference.text("reference")));
        return new Kept(Map.of(
                "name",
                name,
                "sample",
                first(
                        reference.text("identifier", "value"),
                        reference.text("display"),
                        tail(reference.text("reference")))));
    }

    private static String tail(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static List<String> names(FhirResource resource) {
        List<String> names = new ArrayList<>();
        if (!resource.url().isEmpty()) {
            names.add(local(resource.url()));
            names.add(resource.url());
        }
        if (!resource.id().isEmpty()) {
            names.add(resource.type() + "/" + resource.id());
        }
        return names;
    }

    private static String local(String reference) {
        Matcher local = LOCAL.matcher(reference);
        return local.matches() ? local.group(1) : reference;
    }

    private static Optional<Kept> kept(FhirResource resource) {
        FhirElement body = resource.body();
        return switch (resource.type()) {
            case "Specimen" ->
                Optional.of(said(
                        "sample",
                        first(
                                body.text("accessionIdentifier", "value"),
                                body.text("identifier", "value"),
                                resource.id()),
                        "product",
                        FhirConcept.words(body.at("type")),
                        "collected",
                        first(
                                body.text("collection", "collectedDateTime"),
                                body.text("collection", "collectedPeriod", "start"))));
            case "DiagnosticReport" ->
                Optional.of(said(
                        "status",
                        body.text("status"),
                        "issued",
                        body.text("issued"),
                        "effective",
                        first(body.text("effectiveDateTime"), body.text("effectivePeriod", "start")),
                        "lab",
                        body.text("performer", "display"),
                        "specimen",
                        body.text("specimen", "reference")));
            case "Organization", "Location" -> Optional.of(said("name", body.text("name")));
            case "Device" ->
                Optional.of(said(
                        "name",
                        first(
                                body.text("identifier", "value"),
                                body.text("deviceName", "name"),
                                body.text("serialNumber"),
                                resource.id())));
            default -> Optional.empty();
        };
    }

    private static Kept said(String... pairs) {
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String text = pairs[i + 1];
            said.put(pairs[i], text.length() <= MOST_OF_A_TEXT ? text : text.substring(0, MOST_OF_A_TEXT));
        }
        return new Kept(Map.copyOf(said));
    }

    static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
