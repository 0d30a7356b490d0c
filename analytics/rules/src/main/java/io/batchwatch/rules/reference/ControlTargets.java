package io.batchwatch.rules.reference;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What control samples should show, from {@value #FILE}; a house without that file has none.
 *
 * @param targets the first that fits counts
 */
public record ControlTargets(List<Target> targets) {
    public static final String FILE = "controls.csv";
    public static final ControlTargets NONE = new ControlTargets(List.of());

    private static final List<String> COLUMNS =
            List.of("material", "analyte", "lab", "instrument", "unit", "target", "standard_deviation");

    public ControlTargets {
        targets = List.copyOf(targets);
    }

    /**
     * One material's content of one analyte.
     *
     * @param material as the control's product is called
     * @param lab empty for all
     * @param instrument empty for all
     * @param unit in which the target is, and in which the control must be reported
     * @param standardDeviation of the method, above 0
     */
    public record Target(
            String material,
            String analyte,
            String lab,
            String instrument,
            String unit,
            BigDecimal target,
            BigDecimal standardDeviation) {
        public double z(BigDecimal value) {
            return value.subtract(target).doubleValue() / standardDeviation.doubleValue();
        }

        private boolean fits(String ofMaterial, String ofAnalyte, String ofLab, String ofInstrument, String inUnit) {
            return material.equals(ofMaterial)
                    && analyte.equals(ofAnalyte)
                    && (lab.isEmpty() || lab.equals(ofLab))
                    && (instrument.isEmpty() || instrument.equals(ofInstrument))
                    && unit.equals(inUnit);
        }
    }

    /**
     * @throws ReferenceException with all that is wrong
     */
    public static ControlTargets load(Path directory) throws ReferenceException {
        if (Files.notExists(directory.resolve(FILE))) {
            return NONE;
        }
        List<ReferenceProblem> problems = new ArrayList<>();
        ReferenceTable table = ReferenceTable.read(directory, FILE, COLUMNS, problems);
        List<Target> targets = table.map(ControlTargets::target);
        if (!problems.isEmpty()) {
            throw new ReferenceException(problems);
        }
        return new ControlTargets(targets);
    }

    private static Target target(ReferenceTable.Row row) {
        BigDecimal deviation = row.number("standard_deviation");
        if (deviation.signum() <= 0) {
            throw row.wrong("standard_deviation", "须大于 0", "is above 0");
        }
        return new Target(
                row.required("material"),
                row.required("analyte"),
                row.text("lab"),
                row.text("instrument"),
                row.required("unit"),
                row.number("target"),
                deviation);
    }

    public boolean isEmpty() {
        return targets.isEmpty();
    }

    public Optional<Target> of(String material, String analyte, String lab, String instrument, String unit) {
        return targets.stream()
                .filter(target -> target.fits(material, analyte, lab, instrument, unit))
                .findFirst();
    }
}
