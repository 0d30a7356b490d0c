package io.batchwatch.contract;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * What the bench found. Numbers are decimal text's exact meaning: 0.05 stays 0.05.
 *
 * @param value in {@code unit}; given for EQ, LT and GT, optional for DETECTED, absent otherwise
 * @param unit as received, such as {@code mg/kg} or {@code %}; it also holds for lod, loq and uncertainty
 * @param lod limit of detection
 * @param loq limit of quantification
 * @param expandedUncertainty U, with coverage factor k = 2, in {@code unit}
 * @param text what could not be turned into a value, as received: a truncated sampling plan, a remark in the value's place
 */
public record Measurement(
        Qualifier qualifier,
        Optional<BigDecimal> value,
        String unit,
        Optional<BigDecimal> lod,
        Optional<BigDecimal> loq,
        Optional<BigDecimal> expandedUncertainty,
        String text,
        ReportedVerdict reportedVerdict) {
    public Measurement {
        Objects.requireNonNull(value);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(lod);
        Objects.requireNonNull(loq);
        Objects.requireNonNull(expandedUncertainty);
        Objects.requireNonNull(text);
        Objects.requireNonNull(reportedVerdict);
        boolean fits =
                switch (qualifier) {
                    case EQ, LT, GT -> value.isPresent();
                    case DETECTED -> true;
                    case NOT_DETECTED, NOT_MEASURED -> value.isEmpty();
                };
        if (!fits) {
            throw new IllegalArgumentException(qualifier + " does not go with the value " + value);
        }
    }
}
