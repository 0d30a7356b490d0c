package io.batchwatch.rules.reference;

import io.batchwatch.contract.Sample;
import io.batchwatch.contract.Term;
import io.batchwatch.rules.quantity.Unit;
import io.batchwatch.views.Origin;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules in force, by effective date. Immutable and thread-safe: a reload makes a new one. */
public final class ReferenceData {
    private final ZoneId zone;
    private final Map<String, Analyte> analytes;
    private final Foods foods;
    private final Map<String, Map<String, List<Limit>>> limits;
    private final Regions regions;

    /**
     * @param limits by analyte and food
     */
    ReferenceData(
            ZoneId zone,
            Map<String, Analyte> analytes,
            Foods foods,
            Map<String, Map<String, List<Limit>>> limits,
            Regions regions) {
        this.zone = zone;
        this.analytes = Map.copyOf(analytes);
        this.foods = foods;
        this.limits = Map.copyOf(limits);
        this.regions = regions;
    }

    /** Days are days of this zone. */
    public ZoneId zone() {
        return zone;
    }

    public Optional<Analyte> analyte(Term analyte) {
        return Optional.ofNullable(analytes.get(analyte.code()));
    }

    public Collection<Analyte> analytes() {
        return analytes.values();
    }

    public List<Limit> limits() {
        return limits.values().stream()
                .flatMap(byFood -> byFood.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    /** The sample's food group: as it says itself, else as its product has it, else {@code other}. */
    public String categoryOf(Sample sample) {
        return foods.categoryOf(sample);
    }

    /** Whether goods are local, by the names of places in their origin. */
    public Origin originOf(Sample sample) {
        return regions.sideOf(sample.origin());
    }

    /** The hazard group that a screening test speaks for; empty if the analyte stands for itself alone. */
    public String screensFor(Term analyte) {
        return analyte(analyte).map(Analyte::screensFor).orElse("");
    }

    /** The limit in force on the day of sampling; that of the nearest food on the way up the tree. */
    public Optional<Limit> limit(Term analyte, Sample sample) {
        Map<String, List<Limit>> byFood = limits.get(analyte.code());
        if (byFood == null) {
            return Optional.empty();
        }
        LocalDate day = sample.sampledAt().atZone(zone).toLocalDate();
        for (String food : foods.lineOf(sample)) {
            for (Limit limit : byFood.getOrDefault(food, List.of())) {
                if (limit.isInForce(day)) {
                    return Optional.of(limit);
                }
            }
        }
        return Optional.empty();
    }

    /** True for foods known to disturb the enzyme inhibition method, such as leek or garlic. */
    public boolean interferes(Sample sample) {
        return foods.interferes(sample);
    }

    public Unit.Matrix matrixOf(Sample sample) {
        return foods.categoryOf(sample).equals(Foods.WATER) ? Unit.Matrix.WATER : Unit.Matrix.FOOD;
    }
}
