package io.batchwatch.rules.reference;

import io.batchwatch.contract.Sample;
import io.batchwatch.contract.Term;
import io.batchwatch.views.Origin;
import java.time.ZoneId;

/** The rules in force, by effective date. Immutable: a reload makes a new one. */
public interface ReferenceData {
    /** Days are days of this zone. */
    ZoneId zone();

    /** The sample's food group: as it says itself, else as its product has it, else {@code other}. */
    String categoryOf(Sample sample);

    Origin originOf(Sample sample);

    /** The hazard group that a screening test speaks for; empty if the analyte stands for itself alone. */
    String screensFor(Term analyte);
}
