package io.batchwatch.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * What was sampled, where, why and when.
 *
 * @param sampleId never empty
 * @param batchId the lot; empty if the sender knows none, see {@link #batchKey}
 * @param category a food group's code, such as {@code vegetable}; empty if not given
 * @param origin where it was grown or made, as received
 * @param certificate the origin or quarantine certificate's number
 * @param campaign a campaign's code; empty outside any
 * @param sampledAt event time; a bare date is the start of that day in the sender's zone
 */
public record Sample(
        String sampleId,
        String batchId,
        Term product,
        String category,
        String origin,
        String producer,
        Term site,
        String certificate,
        Purpose purpose,
        String campaign,
        Instant sampledAt) {
    public Sample {
        if (sampleId.isEmpty()) {
            throw new IllegalArgumentException("a sample has an id");
        }
        Objects.requireNonNull(batchId);
        Objects.requireNonNull(product);
        Objects.requireNonNull(category);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(producer);
        Objects.requireNonNull(site);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(campaign);
        Objects.requireNonNull(sampledAt);
    }

    /** The batch this sample speaks for; a sample of no known batch is a batch of its own. */
    public String batchKey() {
        return batchId.isEmpty() ? "sample:" + sampleId : batchId;
    }
}
