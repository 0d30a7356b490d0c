package io.batchwatch.gateway.door;

import io.batchwatch.gateway.profile.MqttDoor;
import io.batchwatch.gateway.profile.PartnerDoor;
import io.batchwatch.gateway.profile.PartnerProfiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The doors that profiles ask for, opened and shut as the profiles change. A door that cannot be opened is tried again at
 * every look, and keeps no other one shut.
 */
final class PartnerDoors implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerDoors.class);

    private final PartnerProfiles profiles;
    private final Opener opener;
    private final Map<Asked, OpenDoor> open = new HashMap<>();
    private final Set<Asked> refused = new HashSet<>();

    /** A door, and whose it is. */
    record Asked(String partner, PartnerDoor door) {}

    /** Opens a door. */
    @FunctionalInterface
    interface Opener {
        /**
         * @throws IllegalStateException if it cannot be opened, with the reason for a person
         */
        OpenDoor open(String partner, PartnerDoor door);
    }

    PartnerDoors(PartnerProfiles profiles, Opener opener) {
        this.profiles = profiles;
        this.opener = opener;
    }

    /** Shuts what is no longer asked for, then opens what is. */
    synchronized void look() {
        Set<Asked> asked;
        try {
            asked = asked();
        } catch (IOException e) {
            LOG.warn("the profiles cannot be listed, the doors stay as they are: {}", e.toString());
            return;
        }
        refused.retainAll(asked);
        for (Asked door : Set.copyOf(open.keySet())) {
            if (!asked.contains(door)) {
                open.remove(door).close();
                LOG.info("{}: shut {}", door.partner(), door.door());
            }
        }
        for (Asked door : asked) {
            if (!open.containsKey(door)) {
                open(door);
            }
        }
    }

    private Set<Asked> asked() throws IOException {
        Set<Asked> asked = new HashSet<>();
        for (String partner : profiles.names()) {
            if (profiles.of(partner) instanceof PartnerProfiles.Found.Usable usable) {
                usable.profile().doors().forEach(door -> asked.add(new Asked(partner, door)));
            }
        }
        return asked;
    }

    private void open(Asked asked) {
        try {
            refuseAsAnother(asked.door());
            open.put(asked, opener.open(asked.partner(), asked.door()));
            refused.remove(asked);
            LOG.info("{}: opened {}", asked.partner(), asked.door());
        } catch (IllegalStateException e) {
            // Told once, not at every look.
            if (refused.add(asked)) {
                LOG.warn("{}: cannot open {}: {}", asked.partner(), asked.door(), e.getMessage());
            }
        }
    }

    /** A broker tells clients by their names alone: it would give the messages of either door to the other. */
    private void refuseAsAnother(PartnerDoor door) {
        for (Asked other : open.keySet()) {
            if (door instanceof MqttDoor asked
                    && other.door() instanceof MqttDoor there
                    && asked.broker().equals(there.broker())
                    && asked.client().equals(there.client())) {
                throw new IllegalStateException(
                        ("%s 已在同一 broker 使用此 client，请换一个 · %s is this client at the same broker, "
                                        + "another name is needed")
                                .formatted(other.partner(), other.partner()));
            }
        }
    }

    /** True if every door that is asked for is open. */
    synchronized boolean areOpen() {
        return refused.isEmpty() && open.values().stream().allMatch(OpenDoor::isOpen);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(OpenDoor::close);
        open.clear();
    }
}
