package io.batchwatch.rules.certificate;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a sample says of the papers of its batch.
 *
 * @param certificate the number as received; empty if none was given
 */
public record Shipment(String batchKey, String sampleId, String category, String certificate, LocalDate sampledOn) {
    public Shipment {
        Objects.requireNonNull(batchKey);
        Objects.requireNonNull(sampleId);
        Objects.requireNonNull(category);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(sampledOn);
    }
}
