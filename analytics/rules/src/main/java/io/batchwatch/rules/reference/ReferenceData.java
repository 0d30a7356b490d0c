package io.batchwatch.rules.reference;

import io.batchwatch.contract.Sample;
import io.batchwatch.contract.Term;
import io.batchwatch.contract.TestResult;
import io.batchwatch.rules.deadline.Deadlines;
import io.batchwatch.rules.quantity.Unit;
import io.batchwatch.views.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules in force, by effective date. Immutable and thread-safe: a reload makes a new one. */
public final class ReferenceData {
    private final Days days;
    private final Map<String, Analyte> analytes;
    private final Map<String, Optional<Analyte>> knownAnalytes = new HashMap<>();
    private final Foods foods;
    private final Limits ceilings;
    private final Limits floors;
    private final ResidueDefinitions residues;
    private final Jurisdictions jurisdictions;
    private final Methods methods;
    private final Laboratories laboratories;
    private final Regions regions;
    private final BatchLaw law;
    private final Map<Class<?>, Object> workedOut = new ConcurrentHashMap<>();

    /**
     * @param limits by analyte and food
     */
    ReferenceData(
            ZoneId zone,
            Map<String, Analyte> analytes,
            Foods foods,
            Map<String, Map<String, List<Limit>>> limits,
            ResidueDefinitions residues,
            Jurisdictions jurisdictions,
            Methods methods,
            Laboratories laboratories,
            Regions regions,
            BatchLaw law) {
        this.days = new Days(zone);
        this.analytes = Map.copyOf(analytes);
        analytes.forEach((code, analyte) -> knownAnalytes.put(code, Optional.of(analyte)));
        this.foods = foods;
        this.ceilings = new Limits(limits, limit -> !limit.kind().boundsFromBelow(), methods);
        this.floors = new Limits(limits, limit -> limit.kind().boundsFromBelow(), methods);
        this.residues = residues;
        this.jurisdictions = jurisdictions;
        this.methods = methods;
        this.laboratories = laboratories;
        this.regions = regions;
        this.law = law;
    }

    /**
     * The same rules, as if these limits had always been in force: each takes the place of every limit of its jurisdiction,
     * analyte and food that bounds the same side.
     */
    ReferenceData asIfAlways(List<Limit> instead) {
        Map<String, Map<String, List<Limit>>> next = new HashMap<>();
        Stream.concat(
                        limits().stream().filter(known -> instead.stream().noneMatch(known::isReplacedBy)),
                        instead.stream().map(Limit::always))
                .forEach(limit -> next.computeIfAbsent(limit.analyte(), analyte -> new HashMap<>())
                        .computeIfAbsent(limit.food(), food -> new ArrayList<>())
                        .add(limit));
        return new ReferenceData(
                zone(), analytes, foods, next, residues, jurisdictions, methods, laboratories, regions, law);
    }

    /** Days are days of this zone. */
    public ZoneId zone() {
        return days.zone();
    }

    /** The day of the zone that an instant lies in. */
    public LocalDate dayOf(Instant instant) {
        return days.of(instant);
    }

    /** How long a batch may wait for what. */
    public Deadlines deadlines() {
        return law.deadlines();
    }

    /** What the law asks of a batch. */
    public BatchLaw law() {
        return law;
    }

    public Optional<Analyte> analyte(Term analyte) {
        return knownAnalytes.getOrDefault(analyte.code(), Optional.empty());
    }

    public Collection<Analyte> analytes() {
        return analytes.values();
    }

    public List<Limit> limits() {
        return Stream.concat(ceilings.all(), floors.all()).toList();
    }

    /** All limits that may judge a result: as they stand, and at the thresholds of methods. */
    public List<Limit> limitsWithMethods() {
        return Stream.concat(ceilings.withMethods(), floors.withMethods()).toList();
    }

    /**
     * What follows from these rules and is worked out once; it goes when they go.
     *
     * @param type there is one of each
     */
    public <T> T once(Class<T> type, Function<ReferenceData, T> work) {
        Object known = workedOut.get(type);
        return type.cast(known != null ? known : workedOut.computeIfAbsent(type, missing -> work.apply(this)));
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

    /**
     * The limit of an analyte that bounds a result from above, in force on its day of sampling where it is judged; that of
     * the nearest food on the way up the tree, and there its own jurisdiction's before that of all.
     *
     * @param analyte the result's own, or the residue whose sum it goes into
     */
    public Optional<Limit> limit(Term analyte, TestResult of) {
        Optional<Limit> nearest = nearest(ceilings, analyte, of);
        if (nearest.isEmpty() || nearest.get().kind() != Limit.Kind.THRESHOLD) {
            return nearest;
        }
        return methods.of(of.item())
                .map(method -> ceilings.by(method, nearest.get()))
                .orElse(nearest);
    }

    /** The limit of detection that a result's method is known for. */
    public Optional<Method.Amount> lodOf(TestResult row) {
        return methods.of(row.item()).flatMap(Method::lod);
    }

    /** The same of the limit that bounds from below. */
    public Optional<Limit> floor(Term analyte, TestResult of) {
        return nearest(floors, analyte, of);
    }

    private Optional<Limit> nearest(Limits limits, Term analyte, TestResult of) {
        Limits.OfAnalyte known = limits.of(analyte.code());
        // Most analytes are bounded from one side: nothing need be found out for the other.
        return known.isNone()
                ? Optional.empty()
                : known.nearest(
                        foods.lineOf(of.sample()),
                        jurisdictions.of(of),
                        dayOf(of.sample().sampledAt()));
    }

    /** What the laboratory's accreditation says of a test: on its own day, or that of sampling where it names none. */
    public Accreditation accreditationOf(TestResult row) {
        LocalDate day = dayOf(row.item().testedAt().orElse(row.sample().sampledAt()));
        String hazard = analyte(row.item().analyte()).map(Analyte::hazard).orElse(Analyte.OTHER);
        return laboratories.of(row.item(), hazard, day);
    }

    /** Whose limits judge a result, such as {@code CN}. */
    public String jurisdictionOf(TestResult row) {
        return jurisdictions.of(row);
    }

    /** True if the analyte goes into some sum. */
    public boolean isComponent(Term analyte) {
        return residues.isComponent(analyte.code());
    }

    /** The analytes that the limits of these speak of, with the components of their sums. */
    public Set<String> concernedBy(Collection<Limit> changed) {
        return changed.stream()
                .flatMap(limit -> Stream.concat(Stream.of(limit.analyte()), residues.componentsOf(limit.analyte())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The sums that a result goes into. */
    public List<ResidueDefinition> sumsOf(TestResult component) {
        return residues.of(component.item().analyte().code(), jurisdictions.of(component));
    }

    /** True for foods known to disturb the method: those it names, else those known to disturb the enzyme inhibition method. */
    public boolean interferes(TestResult row) {
        return methods.of(row.item())
                .map(Method::interfering)
                .filter(foodsOfMethod -> !foodsOfMethod.isEmpty())
                .map(foodsOfMethod -> foods.lineOf(row.sample()).stream().anyMatch(foodsOfMethod::contains))
                .orElseGet(() -> foods.interferes(row.sample()));
    }

    public Unit.Matrix matrixOf(Sample sample) {
        return foods.categoryOf(sample).equals(Foods.WATER) ? Unit.Matrix.WATER : Unit.Matrix.FOOD;
    }
}
