package io.batchwatch.rules.batch;

import io.batchwatch.contract.BatchAct;
import io.batchwatch.views.BatchState;
import java.time.Instant;

/**
 * How far the case of one finding has come. Each stage has the ways that lead on from it, and no others.
 *
 * <pre>
 *            a rapid test is positive            a standard method passes the same thing
 *   Clear ──────────────────────────▶ Suspect ───────────────────────────────────────────▶ Cleared
 *     │                                  │                                                    ▲
 *     │ a standard method                └──────────────┐ the goods are gone                  │
 *     │ finds it unsafe                                 ▼                                     │
 *     └───────────────▶ Unsafe ─────────────────────▶ Disposed                                │
 *                         │                             ▲                                     │
 *                         │ an objection in time        │ the goods are gone                  │
 *                         ▼                             │                                     │
 *                       Retest ─────────────────────▶ Upheld                                  │
 *                         │   the re-test finds it too: final                                 │
 *                         └───────────────────────────────────────────────────────────────────┘
 *                             the re-test, by another laboratory and a standard method, passes it: final
 * </pre>
 *
 * A stage is never kept: it is worked out anew from all that is known, so that the order in which it became known does not
 * matter, and a correction leads back the same way.
 */
sealed interface Stage {
    BatchState state();

    /** Where the case stands once the goods are gone. */
    default Stage goodsGone() {
        return this;
    }

    /** True while a standard method's finding counts against the batch, or did when the goods went. */
    default boolean isEstablished() {
        return false;
    }

    /** Nothing stands against the batch. */
    record Clear() implements Stage {
        Suspect suspected(Instant since) {
            return new Suspect(since);
        }

        Unsafe established(Instant since) {
            return new Unsafe(since);
        }

        @Override
        public BatchState state() {
            return BatchState.CLEAR;
        }
    }

    /** Sale is on hold until a standard method has spoken. */
    record Suspect(Instant since) implements Stage {
        Cleared passed() {
            return new Cleared();
        }

        @Override
        public Disposed goodsGone() {
            return new Disposed(since);
        }

        @Override
        public BatchState state() {
            return BatchState.SUSPECT;
        }
    }

    /** Established by a standard method; it may be objected to. */
    record Unsafe(Instant since) implements Stage {
        Retest objected(BatchAct objection) {
            return new Retest(objection.doneAt());
        }

        /** The finding is a re-test's own. */
        Upheld beyondObjection() {
            return new Upheld(since);
        }

        @Override
        public boolean isEstablished() {
            return true;
        }

        @Override
        public Disposed goodsGone() {
            return new Disposed(since);
        }

        @Override
        public BatchState state() {
            return BatchState.UNSAFE;
        }
    }

    /** Another laboratory tests the spare sample. */
    record Retest(Instant since) implements Stage {
        Upheld upheld(Instant at) {
            return new Upheld(at);
        }

        Cleared overturned() {
            return new Cleared();
        }

        @Override
        public BatchState state() {
            return BatchState.RETEST;
        }
    }

    /** Unsafe, and no objection is left. */
    record Upheld(Instant since) implements Stage {
        @Override
        public boolean isEstablished() {
            return true;
        }

        @Override
        public Disposed goodsGone() {
            return new Disposed(since);
        }

        @Override
        public BatchState state() {
            return BatchState.UNSAFE;
        }
    }

    /** The suspicion, or the finding, was wrong. */
    record Cleared() implements Stage {
        @Override
        public BatchState state() {
            return BatchState.CLEARED;
        }
    }

    /**
     * The goods are gone; a criminal case is not.
     *
     * @param since when what they are gone for was established
     */
    record Disposed(Instant since) implements Stage {
        @Override
        public boolean isEstablished() {
            return true;
        }

        @Override
        public BatchState state() {
            return BatchState.DISPOSED;
        }
    }
}
