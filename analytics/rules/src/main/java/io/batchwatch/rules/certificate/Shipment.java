package io.batchwatch.rules.certificate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;

/**
 * What a sample says of the papers of its batch.
 *
 * @param certificate the number as received; empty if none was given
 * @param partner who sent it: of those whose records name no certificates a missing one says nothing
 */
public record Shipment(
        String batchKey, String sampleId, String category, String certificate, LocalDate sampledOn, String partner)
        implements Comparable<Shipment> {
    private static final Comparator<Shipment> ORDER = Comparator.comparing(Shipment::sampledOn)
            .thenComparing(Shipment::sampleId)
            .thenComparing(Shipment::certificate)
            .thenComparing(Shipment::category)
            .thenComparing(Shipment::partner)
            .thenComparing(Shipment::batchKey);

    public Shipment {
        Objects.requireNonNull(batchKey);
        Objects.requireNonNull(sampleId);
        Objects.requireNonNull(category);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(sampledOn);
        Objects.requireNonNull(partner);
    }

    /** The earliest first. */
    @Override
    public int compareTo(Shipment other) {
        return ORDER.compare(this, other);
    }
}
