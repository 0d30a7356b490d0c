package io.batchwatch.gateway.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whether a key opens a partner's door, by the file as it is now: a key that is taken back is so at once. */
public final class PartnerKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerKeys.class);

    private final KeyFile file;
    private final Clock clock;
    private Known known = new Known("", List.of());

    /**
     * @param state of the file when it was read
     */
    private record Known(String state, List<KeptKey> keys) {}

    public PartnerKeys(KeyFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** True if the key is the partner's, for results, and valid now. */
    public boolean opens(String partner, String key) {
        return opens(partner, KeyRight.RESULTS, key);
    }

    /** True if the key is theirs, for that, and valid now. How long it takes says nothing about the key. */
    public boolean opens(String partner, KeyRight right, String key) {
        Instant now = clock.instant();
        boolean opens = false;
        for (KeptKey kept : current()) {
            if (kept.partner().equals(partner) && kept.right() == right) {
                byte[] digest = NewKey.digest(kept.salt(), key);
                boolean isIt = MessageDigest.isEqual(digest, HexFormat.of().parseHex(kept.digest()));
                opens |= isIt && kept.isValidAt(now);
            }
        }
        return opens;
    }

    /** True if the partner has had a key, whether it is valid or not. */
    public boolean isKnown(String partner) {
        return current().stream().anyMatch(key -> key.partner().equals(partner));
    }

    /** True if some key opens some door now. */
    public boolean anyIsValid() {
        Instant now = clock.instant();
        return current().stream().anyMatch(key -> key.isValidAt(now));
    }

    /** Should the file be damaged, the keys read before stay: damage must not let anybody in, nor shut everybody out. */
    private synchronized List<KeptKey> current() {
        String state = state(file.file());
        if (!state.equals(known.state())) {
            try {
                known = new Known(state, file.keys());
            } catch (IOException e) {
                // Told once for each state of the file.
                LOG.error("the keys cannot be read, those read before are in force: {}", e.toString());
                known = new Known(state, known.keys());
            }
        }
        return known.keys();
    }

    private static String state(Path path) {
        try {
            return stateOfFile(path);
        } catch (IOException e) {
            return "none";
        }
    }

    private static String stateOfFile(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        FileTime changed = attributes.lastModifiedTime();
        return changed + "|" + attributes.size() + "|" + Objects.toString(attributes.fileKey(), "");
    }
}
