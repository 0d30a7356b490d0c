package io.batchwatch.gateway.door;

import io.batchwatch.gateway.intake.FileIntake;
import io.batchwatch.gateway.profile.AstmDoor;
import io.batchwatch.gateway.profile.MllpDoor;
import io.batchwatch.gateway.profile.MqttDoor;
import io.batchwatch.gateway.profile.PartnerDoor;
import io.batchwatch.gateway.profile.RemoteFolder;
import io.batchwatch.gateway.profile.SignedDoor;
import io.batchwatch.gateway.profile.SpoolDoor;
import io.batchwatch.gateway.profile.TopicDoor;
import io.batchwatch.gateway.spool.Spool;
import io.batchwatch.gateway.spool.SpoolMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import javax.net.ServerSocketFactory;
import org.apache.camel.CamelContext;

/**
 * Opens a partner's doors, each kind in its own way. What a kind needs is loaded when the first profile asks for it.
 *
 * @param partner whose doors they are
 * @param memories directory of what doors must remember
 */
record DoorOpening(
        String partner,
        CamelContext camel,
        FileIntake files,
        MessageDesk desk,
        PartnerLanes lanes,
        Path memories,
        Clock clock)
        implements PartnerDoor.Kinds<OpenDoor> {
    private static final int MOST_INSTRUMENTS = 64;

    @Override
    public OpenDoor folder(PartnerDoor.Folder folder) {
        try {
            Files.createDirectories(folder.path());
        } catch (IOException e) {
            throw new IllegalStateException("no such folder, and it cannot be made: " + folder.path(), e);
        }
        String id = id(folder);
        WholeFile whole = new WholeFile(clock, folder.still());
        return new RouteDoor(
                camel,
                new FolderRoute(
                        folder.path(),
                        id,
                        whole,
                        new Candidates(whole, new QuietFolders(clock), link -> false),
                        below -> new FolderRoute.Owned(partner, folder.transport(), below),
                        (who, name, file, work) -> lanes.enter(who, () -> work.accept(files))),
                id);
    }

    @Override
    public OpenDoor mqtt(MqttDoor door) {
        return MqttListening.open(partner, door, desk, clock);
    }

    /** The HTTP door serves it, by the profile of the moment: there is nothing to open. */
    @Override
    public OpenDoor signed(SignedDoor door) {
        return new OpenDoor() {
            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public OpenDoor topic(TopicDoor door) {
        return TopicListening.open(partner, door, desk, clock);
    }

    @Override
    public OpenDoor astm(AstmDoor door) {
        AstmMessages messages = new AstmMessages(partner, desk, clock);
        if (door.side() instanceof AstmDoor.Side.Listen listen) {
            return new AstmListening(
                    Listening.open(
                            partner,
                            listen.at(),
                            ServerSocketFactory.getDefault(),
                            MOST_INSTRUMENTS,
                            socket -> new AstmLine(socket, messages, clock)),
                    messages);
        }
        return AstmCalling.open(((AstmDoor.Side.Call) door.side()).to(), messages, clock);
    }

    @Override
    public OpenDoor mllp(MllpDoor door) {
        MllpMessages messages = new MllpMessages(partner, desk, clock);
        return Listening.open(
                partner,
                door.listen(),
                door.tls()
                        .map(tls -> ServerCertificate.sockets(tls, System.getenv()))
                        .orElseGet(ServerSocketFactory::getDefault),
                door.mostConnections(),
                socket -> new MllpLine(socket, messages, door.mostBytes()));
    }

    @Override
    public OpenDoor remoteFolder(RemoteFolder folder) {
        return RemoteDoor.open(
                camel, new RemoteRoute(partner, folder, id(folder), System.getenv(), files, lanes, clock));
    }

    @Override
    public OpenDoor spool(SpoolDoor door) {
        if (!Files.isDirectory(door.path())) {
            throw new IllegalStateException("no such folder: " + door.path());
        }
        SpoolMemory memory = new SpoolMemory(memories.resolve(partner));
        return SpoolWatch.open(
                partner, new Spool(door.path(), door.still(), door.headerLines(), memory), files, lanes, clock);
    }

    private String id(PartnerDoor door) {
        return partner + "-" + door.transport() + "-" + Integer.toHexString(door.hashCode());
    }
}
