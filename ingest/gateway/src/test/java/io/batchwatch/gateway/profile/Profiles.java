package io.batchwatch.gateway.profile;

import java.time.ZoneId;

/** Profiles for tests, out of their text. */
public final class Profiles {
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Profiles() {}

    /**
     * @param lines of YAML beyond partner and version
     */
    public static Profile of(String... lines) {
        try {
            return ProfileReader.read(
                    "test.yaml", "partner: test\nversion: 3\n" + String.join("\n", lines) + "\n", "test", SHANGHAI);
        } catch (ProfileException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
