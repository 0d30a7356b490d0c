package io.batchwatch.rules.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All sums, found by their components. */
final class ResidueDefinitions {
    private final Map<String, List<ResidueDefinition>> byComponent = new HashMap<>();

    ResidueDefinitions(List<ResidueDefinition> definitions) {
        for (ResidueDefinition definition : definitions) {
            for (ResidueDefinition.Component component : definition.components()) {
                byComponent
                        .computeIfAbsent(component.analyte(), analyte -> new ArrayList<>())
                        .add(definition);
            }
        }
    }

    boolean isComponent(String analyte) {
        return byComponent.containsKey(analyte);
    }

    /** The sums that the analyte goes into; a jurisdiction's own definition comes before that of all. */
    List<ResidueDefinition> of(String analyte, String jurisdiction) {
        List<ResidueDefinition> all = byComponent.getOrDefault(analyte, List.of());
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
