package io.batchwatch.gateway.door;

import io.batchwatch.contract.Purpose;
import io.batchwatch.gateway.names.Words;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.profile.Profile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether a file may not wait behind others: it lies in a folder for emergencies, or it is a small text in which a word
 * for an emergency stands. Whether its rows are emergencies is not decided here; a file that goes first without need does no
 * harm.
 */
final class Urgency {
    private static final Set<String> FOLDERS = Set.of("emergency", "应急");
    private static final int SMALL_BYTES = 1 << 20;
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private final PartnerProfiles profiles;

    Urgency(PartnerProfiles profiles) {
        this.profiles = profiles;
    }

    /**
     * @param name path below the partner's folder
     */
    boolean is(String partner, Path name, Path file) {
        if (name.getNameCount() > 1 && FOLDERS.contains(name.getName(0).toString())) {
            return true;
        }
        Map<String, String> own = Map.of();
        if (profiles.of(partner) instanceof PartnerProfiles.Found.Usable usable) {
            Profile profile = usable.profile();
            own = profile.codes().getOrDefault(Field.PURPOSE, Map.of());
            if (isEmergency(own, profile.constants().getOrDefault(Field.PURPOSE, ""))) {
                return true;
            }
        }
        return saysSo(file, own);
    }

    private static boolean isEmergency(Map<String, String> own, String word) {
        return Words.purposes()
                .with(own)
                .meaning(word)
                .filter(Purpose.EMERGENCY::equals)
                .isPresent();
    }

    private static boolean saysSo(Path file, Map<String, String> own) {
        try {
            if (Files.size(file) > SMALL_BYTES) {
                return false;
            }
            byte[] bytes = Files.readAllBytes(file);
            Words<Purpose> words = Words.purposes().with(own);
            return CHARSETS.stream().anyMatch(charset -> words.standIn(new String(bytes, charset), Purpose.EMERGENCY));
        } catch (IOException e) {
            // Whoever takes the file will meet the same, and tell.
            return false;
        }
    }
}
