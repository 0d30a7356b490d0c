package io.batchwatch.rules.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All sums, found by their components. */
final class ResidueDefinitions {
    private final Map<String, List<ResidueDefinition>> byComponent = new HashMap<>();
    /** What holds in each jurisdiction that defines a sum of its own, by jurisdiction and component. */
    private final Map<String, Map<String, List<ResidueDefinition>>> ownAndOfAll = new HashMap<>();

    ResidueDefinitions(List<ResidueDefinition> definitions) {
        for (ResidueDefinition definition : definitions) {
            for (ResidueDefinition.Component component : definition.components()) {
                byComponent
                        .computeIfAbsent(component.analyte(), analyte -> new ArrayList<>())
                        .add(definition);
            }
        }
        ownAndOfAll.put(Jurisdictions.EVERYWHERE, holding(Jurisdictions.EVERYWHERE));
        definitions.forEach(definition -> ownAndOfAll.computeIfAbsent(definition.jurisdiction(), this::holding));
    }

    boolean isComponent(String analyte) {
        return byComponent.containsKey(analyte);
    }

    /** The sums that the analyte goes into; a jurisdiction's own definition comes before that of all. */
    List<ResidueDefinition> of(String analyte, String jurisdiction) {
        return ownAndOfAll
                .getOrDefault(jurisdiction, ownAndOfAll.get(Jurisdictions.EVERYWHERE))
                .getOrDefault(analyte, List.of());
    }

    private Map<String, List<ResidueDefinition>> holding(String jurisdiction) {
        Map<String, List<ResidueDefinition>> holding = new HashMap<>();
        byComponent.forEach((analyte, all) -> holding.put(analyte, holding(all, jurisdiction)));
        return holding;
    }

    private List<ResidueDefinition> holding(List<ResidueDefinition> all, String jurisdiction) {
        return all.stream()
                .filter(definition -> Jurisdictions.holds(definition.jurisdiction(), jurisdiction))
                .filter(definition -> definition.jurisdiction().equals(jurisdiction)
                        || ofResidue(definition.residue())
                                .noneMatch(own -> own.jurisdiction().equals(jurisdiction)))
                .toList();
    }

    Stream<String> componentsOf(String residue) {
        return ofResidue(residue)
                .flatMap(definition -> definition.components().stream())
                .map(ResidueDefinition.Component::analyte);
    }

    private Stream<ResidueDefinition> ofResidue(String residue) {
        return byComponent.values().stream()
                .flatMap(List::stream)
                .filter(definition -> definition.residue().equals(residue));
    }
}
