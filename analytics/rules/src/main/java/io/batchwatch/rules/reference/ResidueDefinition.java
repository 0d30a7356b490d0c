package io.batchwatch.rules.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What a limit means by a substance that is found as several: enrofloxacin is enrofloxacin and ciprofloxacin together.
 *
 * @param jurisdiction whose definition it is; {@link Jurisdictions#EVERYWHERE} for all
 * @param residue the analyte whose limits speak of the sum
 * @param components all of which make up the sum, each once; the residue itself may be one of them
 * @param censored what a component below its limit of detection counts for
 * @param source where the definition stands
 */
public record ResidueDefinition(
        String jurisdiction, String residue, List<Component> components, Censored censored, String source) {
    /** What is somewhere below a limit of detection or quantification adds to a sum. */
    public enum Censored {
        /** Anything between nothing and that limit. */
        BETWEEN,
        /** Nothing: the law speaks of lower-bound concentrations, as for aflatoxins in the European Union. */
        NOTHING
    }

    public ResidueDefinition {
        Objects.requireNonNull(jurisdiction);
        Objects.requireNonNull(residue);
        Objects.requireNonNull(censored);
        Objects.requireNonNull(source);
        components = List.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("a sum has components");
        }
    }

    /**
     * @param factor what one of it counts for in the sum, such as the ratio of two molar masses; above zero
     */
    public record Component(String analyte, BigDecimal factor) {
        public Component {
            Objects.requireNonNull(analyte);
            if (factor.signum() <= 0) {
                throw new IllegalArgumentException("a component counts for something");
            }
        }
    }

    public boolean has(String analyte) {
        return components.stream().anyMatch(component -> component.analyte().equals(analyte));
    }
}
