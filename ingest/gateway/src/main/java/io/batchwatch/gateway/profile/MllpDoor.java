package io.batchwatch.gateway.profile;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * HL7 v2 messages over MLLP.
 *
 * @param mostConnections at a time; one more is not let in
 * @param mostBytes of one message; the connection of a longer one is cut
 * @param tls empty if messages come in the clear
 */
public record MllpDoor(Address listen, int mostConnections, int mostBytes, Optional<Tls> tls) implements PartnerDoor {
    /**
     * Our certificate.
     *
     * @param keyStore a PKCS #12 file
     */
    public record Tls(Path keyStore, Secret password) {
        public Tls {
            Objects.requireNonNull(keyStore);
            Objects.requireNonNull(password);
        }
    }

    public MllpDoor {
        Objects.requireNonNull(listen);
        Objects.requireNonNull(tls);
    }

    @Override
    public String transport() {
        return "mllp";
    }

    @Override
    public <T> T as(Kinds<T> kinds) {
        return kinds.mllp(this);
    }
}
