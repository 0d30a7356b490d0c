package io.batchwatch.rules.certificate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate of origin or quarantine that was issued.
 *
 * @param kind {@code origin} or {@code quarantine}
 * @param issuer as in the table of issuers
 * @param category the food group it is for; empty for any
 * @param quantity in {@code unit}, for how much goods it was issued; empty if it does not say
 * @param validTo the last day it covers; empty while no end is known
 */
public record Certificate(
        String kind,
        String number,
        String issuer,
        String category,
        Optional<BigDecimal> quantity,
        String unit,
        LocalDate issuedOn,
        Optional<LocalDate> validTo) {
    public static final String ORIGIN = "origin";
    public static final String QUARANTINE = "quarantine";

    public Certificate {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(number);
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(category);
        Objects.requireNonNull(quantity);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(issuedOn);
        if (validTo.isPresent() && validTo.get().isBefore(issuedOn)) {
            throw new IllegalArgumentException("a certificate ends after it begins");
        }
    }
}
