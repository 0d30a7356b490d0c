package io.batchwatch.rules.credibility;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One result as far as credibility asks.
 *
 * @param place where it was tested: the room, or the market where no room is named
 * @param instrument empty if it was not said
 * @param reagentLot empty if it was not said
 * @param product with {@code analyte}, what was tested: results of the same are comparable among counters
 * @param positive failed or suspect
 * @param value as it was written; empty if none was, or it was censored
 * @param unit of the value
 * @param testedAt empty if it was not said
 * @param reportedAt empty if it was not said
 */
public record Reading(
        String sampleId,
        String place,
        String instrument,
        String reagentLot,
        String product,
        String analyte,
        boolean positive,
        Optional<BigDecimal> value,
        String unit,
        Instant sampledAt,
        Optional<Instant> testedAt,
        Optional<Instant> reportedAt) {}
