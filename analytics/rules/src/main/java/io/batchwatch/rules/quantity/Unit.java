package io.batchwatch.rules.quantity;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unit: what it measures, and which power of ten of that dimension's base it is. All units in use are powers of ten
 * apart, so numbers are compared exactly: 0.05 mg/kg is 50 µg/kg, not nearly so.
 */
public record Unit(Dimension dimension, int powerOfTen) {
    /** What a unit measures, with its base. */
    public enum Dimension {
        /** kg per kg. */
        MASS_PER_MASS,
        /** kg per litre. */
        MASS_PER_VOLUME,
        /** A pure ratio: 1. */
        RATIO,
        /** Parts, by mass or by volume as the matrix has it: 1. */
        PARTS,
        /** Colony-forming units per gram. */
        COLONIES_PER_GRAM,
        /** Colony-forming units per millilitre. */
        COLONIES_PER_MILLILITRE,
        /** Most probable number per gram. */
        PROBABLE_NUMBER_PER_GRAM,
        /** Most probable number per millilitre. */
        PROBABLE_NUMBER_PER_MILLILITRE
    }

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** As they are handed out: looking one up makes nothing new. */
    private static final Map<String, Optional<Unit>> KNOWN = known();

    public Unit {
        Objects.requireNonNull(dimension);
    }

    /**
     * @param text as received: width, case, blanks and the two micro signs do not matter
     */
    public static Optional<Unit> parse(String text) {
        Optional<Unit> unit = KNOWN.get(text);
        return unit != null ? unit : KNOWN.getOrDefault(folded(text), Optional.empty());
    }

    /**
     * True if a number in this unit can be compared with one in the other.
     *
     * @param matrix in water a litre weighs a kilogram, elsewhere mass and volume are not the same
     */
    public boolean isComparableWith(Unit other, Matrix matrix) {
        if (dimension == other.dimension) {
            return true;
        }
        boolean bothByMassOrVolume = isShare() && other.isShare();
        return switch (matrix) {
            case WATER -> bothByMassOrVolume;
            case FOOD ->
                bothByMassOrVolume
                        && dimension != Dimension.MASS_PER_VOLUME
                        && other.dimension != Dimension.MASS_PER_VOLUME;
        };
    }

    /** What a litre of the sample weighs decides whether ppm is mg/L. */
    public enum Matrix {
        WATER,
        FOOD
    }

    /** The same quantity as a number of the other unit, exactly; both are comparable. */
    public BigDecimal convert(BigDecimal number, Unit to) {
        return powerOfTen == to.powerOfTen ? number : number.scaleByPowerOfTen(powerOfTen - to.powerOfTen);
    }

    private boolean isShare() {
        return switch (dimension) {
            case MASS_PER_MASS, MASS_PER_VOLUME, PARTS -> true;
            case RATIO,
                    COLONIES_PER_GRAM,
                    COLONIES_PER_MILLILITRE,
                    PROBABLE_NUMBER_PER_GRAM,
                    PROBABLE_NUMBER_PER_MILLILITRE -> false;
        };
    }

    private static String folded(String text) {
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return BLANKS.matcher(narrow).replaceAll("").replace("μ", "u").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Optional<Unit>> known() {
        Map<String, Optional<Unit>> known = new HashMap<>();
        String[] masses = {"kg", "g", "mg", "ug", "ng", "pg"};
        String[] massesZh = {"千克", "克", "毫克", "微克", "纳克", "皮克"};
        for (int i = 0; i < masses.length; i++) {
            int grams = -3 * i;
            for (String mass : new String[] {masses[i], massesZh[i]}) {
                put(known, Dimension.MASS_PER_MASS, grams, mass + "/kg", mass + "/千克", mass + "/公斤");
                put(known, Dimension.MASS_PER_MASS, grams + 3, mass + "/g", mass + "/克");
                put(known, Dimension.MASS_PER_MASS, grams + 6, mass + "/mg");
                put(known, Dimension.MASS_PER_MASS, grams + 1, mass + "/100g");
                put(known, Dimension.MASS_PER_VOLUME, grams, mass + "/l", mass + "/升");
                put(known, Dimension.MASS_PER_VOLUME, grams + 3, mass + "/ml", mass + "/毫升");
                put(known, Dimension.MASS_PER_VOLUME, grams + 1, mass + "/100ml");
            }
        }
        put(known, Dimension.PARTS, -6, "ppm");
        put(known, Dimension.PARTS, -9, "ppb");
        put(known, Dimension.PARTS, -12, "ppt");
        put(known, Dimension.RATIO, -2, "%", "percent");
        put(known, Dimension.RATIO, 0, "1", "fraction");
        put(known, Dimension.RATIO, -3, "‰");
        put(known, Dimension.COLONIES_PER_GRAM, 0, "cfu/g");
        put(known, Dimension.COLONIES_PER_GRAM, -1, "cfu/10g");
        put(known, Dimension.COLONIES_PER_GRAM, -2, "cfu/100g");
        put(known, Dimension.COLONIES_PER_MILLILITRE, 0, "cfu/ml");
        put(known, Dimension.COLONIES_PER_MILLILITRE, -2, "cfu/100ml");
        put(known, Dimension.COLONIES_PER_MILLILITRE, -3, "cfu/l");
        put(known, Dimension.PROBABLE_NUMBER_PER_GRAM, 0, "mpn/g");
        put(known, Dimension.PROBABLE_NUMBER_PER_GRAM, -2, "mpn/100g");
        put(known, Dimension.PROBABLE_NUMBER_PER_MILLILITRE, 0, "mpn/ml");
        put(known, Dimension.PROBABLE_NUMBER_PER_MILLILITRE, -2, "mpn/100ml");
        put(known, Dimension.PROBABLE_NUMBER_PER_MILLILITRE, -3, "mpn/l");
        return known;
    }

    private static void put(Map<String, Optional<Unit>> known, Dimension dimension, int powerOfTen, String... names) {
        Optional<Unit> unit = Optional.of(new Unit(dimension, powerOfTen));
        for (String name : names) {
            known.put(name, unit);
            // As it is mostly written: this too shall be found without folding it.
            String written = name.replace("/ml", "/mL")
                    .replace("/l", "/L")
                    .replace("cfu", "CFU")
                    .replace("mpn", "MPN");
            known.put(written, unit);
            known.put(written.replace("ug", "μg"), unit);
            known.put(written.replace("ug", "µg"), unit);
        }
    }
}
