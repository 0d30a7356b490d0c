package io.batchwatch.rules.coverage;

import io.batchwatch.contract.TestKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How many samples are to be taken at a site, or at each site of a kind, from one day to another of the same year.
 *
 * @param place a site, or a kind of site: then each of that kind
 * @param testKind plans of different kinds of test are never added
 * @param category of goods; empty for all goods
 * @param to included
 * @param samples at each site, or for each thousand of its residents
 * @param source the document that says so
 */
public record Plan(
        String place,
        TestKind testKind,
        String category,
        LocalDate from,
        LocalDate to,
        int samples,
        Basis basis,
        String source) {
    public Plan {
        Objects.requireNonNull(place);
        Objects.requireNonNull(testKind);
        Objects.requireNonNull(category);
        Objects.requireNonNull(basis);
        Objects.requireNonNull(source);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a plan ends after it begins");
        }
        if (from.getYear() != to.getYear()) {
            throw new IllegalArgumentException("a plan is of one year: where it runs on, the next year has a plan too");
        }
        if (samples < 1) {
            throw new IllegalArgumentException("a plan asks for a sample at least");
        }
    }

    /** What the number of samples is for. */
    public enum Basis {
        EACH,
        /** A part of a thousand asks for its part, and a part of a sample for a whole one. */
        PER_THOUSAND
    }

    /**
     * How many samples it asks for at one site.
     *
     * @throws IllegalArgumentException if it is for residents and nobody counted them
     */
    public long samplesAt(Place site) {
        return switch (basis) {
            case EACH -> samples;
            case PER_THOUSAND -> {
                long residents = site.residents()
                        .orElseThrow(() -> new IllegalArgumentException("nobody counted who lives at " + site.site()))
                        .count();
                yield (samples * residents + 999) / 1000;
            }
        };
    }

    /** The part of its time that is over at the end of {@code day}, from 0 to 1. */
    double elapsed(LocalDate day) {
        double days = ChronoUnit.DAYS.between(from, to) + 1.0;
        return Math.min(1, Math.max(0, (ChronoUnit.DAYS.between(from, day) + 1) / days));
    }

    /** Whether it is for the same samples as another, in part of its time. */
    public boolean overlaps(Plan other) {
        return place.equals(other.place)
                && testKind == other.testKind
                && category.equals(other.category)
                && !from.isAfter(other.to)
                && !other.from.isAfter(to);
    }
}
