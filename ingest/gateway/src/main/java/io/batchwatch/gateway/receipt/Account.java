package io.batchwatch.gateway.receipt;

import io.batchwatch.gateway.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts rows, each in exactly one counter, so that the sum always holds. */
public final class Account {
    private long accepted;
    private long duplicates;
    private long corrected;
    private long rejected;
    private final Map<String, Long> rejectsByRule = new HashMap<>();

    public void accept() {
        accepted++;
    }

    public void duplicate() {
        duplicates++;
    }

    public void correct() {
        corrected++;
    }

    /**
     * @param problems at least one; the first says under which rule the row is counted
     */
    public void reject(List<Problem> problems) {
        rejected++;
        rejectsByRule.merge(problems.get(0).rule().code(), 1L, Long::sum);
    }

    public long rows() {
        return accepted + duplicates + corrected + rejected;
    }

    public long accepted() {
        return accepted;
    }

    public long duplicates() {
        return duplicates;
    }

    public long corrected() {
        return corrected;
    }

    public long rejected() {
        return rejected;
    }

    public Map<String, Long> rejectsByRule() {
        return Map.copyOf(rejectsByRule);
    }
}
