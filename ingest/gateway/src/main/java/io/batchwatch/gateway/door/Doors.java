package io.batchwatch.gateway.door;

import io.batchwatch.gateway.intake.FileIntake;
import io.batchwatch.gateway.profile.PartnerDoor;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.replay.Replays;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All ways in: the inbox, and the doors that profiles ask for. */
public final class Doors implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final String INBOX = "inbox";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "batchwatch-doors");
        thread.setDaemon(true);
        return thread;
    });
    private final FileIntake files;
    private final FileLanes lanes;
    private final MessageDesk desk;
    private final Clock clock;
    private final Path memories;
    private final OpenDoor inbox;
    private final PartnerDoors partners;
    private final Replays replays;

    /**
     * @param files takes what lies in folders and waits there
     * @param messages takes what somebody waits for, and files that may not wait
     * @param replays given the lanes, reads anew what somebody asked for
     * @throws IllegalStateException if the inbox cannot be watched; a partner's door that cannot be opened is tried again
     */
    public static Doors open(
            Path inbox,
            PartnerProfiles profiles,
            FileIntake files,
            FileIntake messages,
            Function<BiConsumer<String, Runnable>, Replays> replays,
            Clock clock) {
        return new Doors(inbox, profiles, files, messages, replays, clock);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // each look tells of its own failure
    private Doors(
            Path inbox,
            PartnerProfiles profiles,
            FileIntake files,
            FileIntake messages,
            Function<BiConsumer<String, Runnable>, Replays> replays,
            Clock clock) {
        this.files = files;
        this.lanes = new FileLanes(files, messages, new Urgency(profiles));
        this.clock = clock;
        this.desk = new MessageDesk(messages);
        camel.getShutdownStrategy().setTimeout(2);
        camel.getShutdownStrategy().setShutdownNowOnTimeout(true);
        camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        camel.start();
        memories = inbox.resolveSibling("doors");
        WholeFile whole = new WholeFile(clock);
        this.inbox = new RouteDoor(
                camel,
                new FolderRoute(
                        inbox,
                        INBOX,
                        whole,
                        new Candidates(whole, new QuietFolders(clock), folder -> inbox.equals(folder.getParent())),
                        FolderRoute::byFolder,
                        lanes::enter),
                INBOX);
        partners = new PartnerDoors(profiles, this::open);
        this.replays = replays.apply(lanes.ordinary()::enter);
        looking.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            partners.look();
            replays.look();
        } catch (IOException | RuntimeException e) {
            LOG.error("what profiles and replays ask for could not be looked after", e);
        }
    }

    private OpenDoor open(String partner, PartnerDoor door) {
        return door.as(new DoorOpening(partner, camel, files, desk, lanes.ordinary(), memories, clock));
    }

    /** Where messages are taken, for doors that are not a partner's own. */
    public MessageDesk desk() {
        return desk;
    }

    /** True while the inbox is watched: a route that stalls must not look like a quiet day. */
    public boolean isOpen() {
        return inbox.isOpen();
    }

    /** True if every door that a profile asks for is open as well. */
    public boolean areAllOpen() {
        return isOpen() && partners.areOpen();
    }

    /** Files and messages that wait or are being read. */
    public int busy() {
        return lanes.busy() + desk.busy();
    }

    @Override
    public void close() {
        looking.shutdownNow();
        partners.close();
        lanes.close();
        camel.stop();
    }
}
