package io.batchwatch.rules.reference;

import java.util.Objects;
import java.util.Set;

/**
 * A substance, organism or property that is tested for.
 *
 * @param hazard one of {@link #HAZARDS}
 * @param screensFor the hazard group that a screening test speaks for; empty if it speaks for itself alone
 * @param source the law that bans it; empty for what is not banned
 */
public record Analyte(String code, String zh, String en, String hazard, String screensFor, String source) {
    /** Any level of it is a violation (MARA notice 250 and its like). */
    public static final String BANNED_SUBSTANCE = "banned_substance";

    /** The hazard of what the reference data do not know. */
    public static final String OTHER = "other";

    public static final Set<String> HAZARDS = Set.of(
            BANNED_SUBSTANCE, "veterinary_drug", "pesticide", "contaminant", "additive", "microbe", "quality", OTHER);

    public Analyte {
        Objects.requireNonNull(code);
        Objects.requireNonNull(zh);
        Objects.requireNonNull(en);
        if (!HAZARDS.contains(hazard)) {
            throw new IllegalArgumentException("'" + hazard + "' is no hazard group");
        }
        if (!screensFor.isEmpty() && !HAZARDS.contains(screensFor)) {
            throw new IllegalArgumentException("'" + screensFor + "' is no hazard group");
        }
        if (hazard.equals(BANNED_SUBSTANCE) && source.isEmpty()) {
            throw new IllegalArgumentException("what is banned is banned by some law: the source is missing");
        }
    }

    public boolean isBanned() {
        return hazard.equals(BANNED_SUBSTANCE);
    }
}
