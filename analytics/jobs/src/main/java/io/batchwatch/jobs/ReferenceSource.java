package io.batchwatch.jobs;

import io.batchwatch.rules.reference.ReferenceData;
import java.io.Serializable;
import java.util.function.Supplier;

/** Where each task of the job gets the rules from. It travels with the job, so it must be serializable. */
@FunctionalInterface
public interface ReferenceSource extends Serializable {
    /**
     * Asked once by each task when it starts.
     *
     * @return gives the rules in force; asked for each row, by one thread
     */
    Supplier<ReferenceData> open();
}
