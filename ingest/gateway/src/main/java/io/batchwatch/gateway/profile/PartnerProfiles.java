package io.batchwatch.gateway.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The profiles of all partners: {@code <directory>/<partner>.yaml}. A changed file is read again when it is next asked for;
 * should it be broken, the one read before is kept.
 */
public final class PartnerProfiles {
    /** The profiles that come with the product. */
    public static final List<String> SHIPPED =
            List.of("generic", "counter", "lab", "toronto", "pei", "notices", "uk_prif");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final String ENDING = ".yaml";
    private static final String KEPT = ".kept";

    private final Path directory;
    private final ZoneId zone;
    private final Optional<Path> kept;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** What a file said when it was last read. */
    private record Known(FileTime changed, long size, Optional<Profile> profile, List<ProfileProblem> problems) {}

    /** What there is of a partner's profile. */
    public sealed interface Found {
        /**
         * @param problems why the newest version of the file could not be used; empty if it could
         */
        record Usable(Profile profile, List<ProfileProblem> problems) implements Found {}

        record Broken(List<ProfileProblem> problems) implements Found {}

        record Unknown() implements Found {}
    }

    /**
     * @param zone of partners whose profile names none
     */
    public PartnerProfiles(Path directory, ZoneId zone) {
        this(directory, zone, Optional.empty());
    }

    private PartnerProfiles(Path directory, ZoneId zone, Optional<Path> kept) {
        this.directory = directory;
        this.zone = zone;
        this.kept = kept;
    }

    /** Profiles of which the last good one is kept on the disk as well, so that a broken file survives a new start too. */
    public static PartnerProfiles keeping(Path directory, ZoneId zone) {
        return new PartnerProfiles(directory, zone, Optional.of(directory.resolve(KEPT)));
    }

    /** Puts the shipped profiles where there are none; what is there is never touched. The schema is always today's. */
    public static void seed(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : SHIPPED) {
            Path target = directory.resolve(name + ENDING);
            if (!Files.exists(target)) {
                try (InputStream in = PartnerProfiles.class.getResourceAsStream("/partners/" + name + ENDING)) {
                    Files.copy(in, target);
                }
            }
        }
        Path schema = directory.resolve(ProfileSchema.FILE);
        String text = ProfileSchema.json();
        if (!Files.exists(schema) || !Files.readString(schema).equals(text)) {
            Files.writeString(schema, text);
        }
    }

    /** What a profile may be like, see {@code like}. */
    public static List<String> presets() {
        return Presets.NAMES;
    }

    /** True if a partner may be called so: it is a folder's name as well. */
    public static boolean isName(String partner) {
        return NAME.matcher(partner).matches();
    }

    /** All partners that have a file, in the order of their names. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    public Found of(String partner) {
        if (!NAME.matcher(partner).matches()) {
            return new Found.Unknown();
        }
        Path file = directory.resolve(partner + ENDING);
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            Known now = known.compute(
                    partner,
                    (name, before) -> before != null && before.changed.equals(changed) && before.size == size
                            ? before
                            : read(
                                    file,
                                    partner,
                                    changed,
                                    size,
                                    Optional.ofNullable(before).flatMap(Known::profile)));
            return now.profile()
                    .<Found>map(profile -> new Found.Usable(profile, now.problems()))
                    .orElseGet(() -> new Found.Broken(now.problems()));
        } catch (IOException e) {
            return new Found.Unknown();
        }
    }

    /**
     * A profile out of its text, wherever that stands.
     *
     * @throws ProfileException with every problem
     */
    public static Profile ofText(String partner, String text, ZoneId zone) throws ProfileException {
        return ProfileReader.read(partner + ENDING, text, partner, zone);
    }

    /** A profile as it was, by the text that was kept of it; empty if it can no longer be read. */
    public Optional<Profile> asItWas(String partner, String text) {
        try {
            return Optional.of(ofText(partner, text, zone));
        } catch (ProfileException e) {
            return Optional.empty();
        }
    }

    private Known read(Path file, String partner, FileTime changed, long size, Optional<Profile> before) {
        String name = file.getFileName().toString();
        try {
            Profile profile = ProfileReader.read(name, Files.readString(file, StandardCharsets.UTF_8), partner, zone);
            keep(profile);
            return new Known(changed, size, Optional.of(profile), List.of());
        } catch (ProfileException e) {
            return new Known(changed, size, before.or(() -> lastGood(partner)), e.problems());
        } catch (IOException e) {
            ProfileProblem problem = new ProfileProblem(name, 0, 0, "无法按 UTF-8 读取", "cannot be read as UTF-8");
            return new Known(changed, size, before.or(() -> lastGood(partner)), List.of(problem));
        }
    }

    private void keep(Profile profile) throws IOException {
        if (kept.isPresent()) {
            Files.createDirectories(kept.get());
            Path part = kept.get().resolve(profile.name() + ".part");
            Files.writeString(part, profile.text());
            Files.move(
                    part,
                    kept.get().resolve(profile.name() + ENDING),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Optional<Profile> lastGood(String partner) {
        try {
            Optional<Path> file =
                    kept.map(directory -> directory.resolve(partner + ENDING)).filter(Files::exists);
            return file.isPresent() ? asItWas(partner, Files.readString(file.get())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
