package io.batchwatch.gateway.profile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A folder on a partner's server, from which we fetch files.
 *
 * @param folder below the login's home; empty for the home itself
 * @param after what becomes of a file that is answered
 * @param whole when a file is whole
 * @param receipts folder, below the login's home, into which receipts are written; empty if none are
 * @param every how often we look
 */
public record RemoteFolder(
        Server server, String folder, After after, Whole whole, Optional<String> receipts, Duration every)
        implements PartnerDoor {
    /** Where it is, and how we get in. */
    public sealed interface Server {
        Address at();

        String user();

        /**
         * @param knownHosts the server's key must stand in it, as {@code ssh-keyscan} writes it
         */
        record Sftp(Address at, String user, Login login, Path knownHosts) implements Server {}

        /** In the clear: for a network that nobody else is in. */
        record Ftp(Address at, String user, Secret password) implements Server {}
    }

    /** How a user is known to be who he is. */
    public sealed interface Login {
        record Password(Secret secret) implements Login {}

        /**
         * @param passphrase empty if the key has none
         */
        record Key(Path file, Optional<Secret> passphrase) implements Login {}
    }

    /** What becomes of a file that is answered. */
    public sealed interface After {
        record Delete() implements After {}

        /**
         * @param folder beside the files, below the one they are in
         */
        record Move(String folder) implements After {}
    }

    /** When a file is whole. */
    public sealed interface Whole {
        /** Its size and its time have been the same for so long. */
        record Still(Duration forSoLong) implements Whole {}

        /** A file of the same name and this ending lies beside it. */
        record DoneFile(String ending) implements Whole {}
    }

    public RemoteFolder {
        Objects.requireNonNull(server);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(after);
        Objects.requireNonNull(whole);
        Objects.requireNonNull(receipts);
        Objects.requireNonNull(every);
    }

    @Override
    public String transport() {
        return server instanceof Server.Sftp ? "sftp" : "ftp";
    }

    @Override
    public <T> T as(Kinds<T> kinds) {
        return kinds.remoteFolder(this);
    }
}
