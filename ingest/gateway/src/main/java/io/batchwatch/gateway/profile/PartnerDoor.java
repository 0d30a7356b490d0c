package io.batchwatch.gateway.profile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** A way in that a partner has beside the inbox, as its profile asks for. Equal doors need not be opened anew. */
public sealed interface PartnerDoor
        permits AstmDoor, MllpDoor, PartnerDoor.Folder, RemoteFolder, SpoolDoor, MqttDoor, SignedDoor, TopicDoor {
    /** As a profile names it, and as the transport is called in provenance. */
    String transport();

    /** What its kind makes of it. */
    <T> T as(Kinds<T> kinds);

    /**
     * One answer for each kind of door; none can be forgotten.
     *
     * @param <T> what is answered
     */
    interface Kinds<T> {
        T folder(Folder door);

        T mqtt(MqttDoor door);

        T signed(SignedDoor door);

        T topic(TopicDoor door);

        T astm(AstmDoor door);

        T mllp(MllpDoor door);

        T remoteFolder(RemoteFolder door);

        T spool(SpoolDoor door);
    }

    /**
     * A folder elsewhere, where a logger of a serial line or another program leaves its files. Each is taken and removed.
     *
     * @param path absolute
     * @param still a file is whole when nobody has written to it for so long
     */
    record Folder(Path path, Duration still) implements PartnerDoor {
        public Folder {
            Objects.requireNonNull(still);
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("not absolute: " + path);
            }
        }

        @Override
        public String transport() {
            return "folder";
        }

        @Override
        public <T> T as(Kinds<T> kinds) {
            return kinds.folder(this);
        }
    }
}
