package io.batchwatch.jobs;

import io.batchwatch.rules.reference.ReferenceData;
import java.io.Serializable;

/** Where each task of the job gets the rules from when it starts. It travels with the job, so it must be serializable. */
@FunctionalInterface
public interface ReferenceSource extends Serializable {
    ReferenceData load();
}
