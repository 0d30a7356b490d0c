package io.batchwatch.gateway.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who tries keys out: after a few wrong ones each further one costs a longer wait, in which no key is looked at.
 * Counted by address and partner, so that one wrongly set counter holds up none of its neighbours behind the same router.
 * Remembers a bounded number of them.
 */
public final class WrongKeys {
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Who, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Tries> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Who(String address, String partner) {}

    private record Tries(int wrong, Instant last) {
        /** 1 s, 2 s, 4 s … after those that are free. */
        Duration pause() {
            Duration pause = Duration.ofSeconds(1L << Math.min(wrong - FREE, 10));
            return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
        }
    }

    public WrongKeys(Clock clock) {
        this.clock = clock;
    }

    /**
     * How long this sender must wait before a key is looked at; empty if he need not.
     *
     * @param partner one that has keys, or the empty name for all others
     */
    public synchronized Optional<Duration> pause(String address, String partner) {
        Tries known = tries.get(new Who(address, partner));
        if (known == null || known.wrong() < FREE) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), known.last().plus(known.pause()));
        return left.compareTo(Duration.ZERO) > 0 ? Optional.of(left) : Optional.empty();
    }

    public synchronized void wrong(String address, String partner) {
        Instant now = clock.instant();
        tries.merge(
                new Who(address, partner),
                new Tries(1, now),
                (before, one) ->
                        before.last().plus(FORGOTTEN_AFTER).isBefore(now) ? one : new Tries(before.wrong() + 1, now));
    }

    public synchronized void right(String address, String partner) {
        tries.remove(new Who(address, partner));
    }

    synchronized int remembered() {
        return tries.size();
    }
}
