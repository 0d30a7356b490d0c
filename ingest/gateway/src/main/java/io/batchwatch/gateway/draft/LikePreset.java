package io.batchwatch.gateway.draft;

import io.batchwatch.contract.Provenance;
import io.batchwatch.gateway.intake.OpenedFile;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.ProfileException;
import io.batchwatch.gateway.reading.RowReader;
import io.batchwatch.gateway.reading.RowReading;
import io.batchwatch.gateway.table.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** Whether a sample is of a kind that is known beforehand: then nothing need be drafted but its name. */
final class LikePreset {
    private static final int LOOKED_AT = 200;

    private LikePreset() {}

    /** The preset by which most of the first rows can be read; empty if none reads half of them. */
    static Optional<String> of(Path file, CodeBooks books, ZoneId zone, Clock clock) throws IOException {
        Optional<String> best = Optional.empty();
        double most = 0.5;
        for (String preset : PartnerProfiles.presets()) {
            double read = read(file, preset, books, zone, clock);
            if (read >= most) {
                most = read;
                best = Optional.of(preset);
            }
        }
        return best;
    }

    private static double read(Path file, String preset, CodeBooks books, ZoneId zone, Clock clock) throws IOException {
        try {
            Profile profile = PartnerProfiles.ofText("draft", "partner: draft\nlike: " + preset + "\n", zone);
            OpenedFile opened = OpenedFile.open(file, profile);
            Provenance provenance =
                    new Provenance("draft", "check", file.getFileName().toString(), "", 1, clock.instant(), "draft");
            return read(opened, new RowReader(profile, opened.header(), books, provenance));
        } catch (UnreadableException e) {
            return 0;
        } catch (ProfileException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double read(OpenedFile opened, RowReader reader) throws IOException {
        int rows = 0;
        int read = 0;
        try (Rows all = opened.table().rows()) {
            for (Rows.Next next = all.next(); !(next instanceof Rows.Next.End) && rows < LOOKED_AT; next = all.next()) {
                if (next instanceof Rows.Next.Row row && !row.row().isBlank()) {
                    rows++;
                    read += reader.read(row.row()) instanceof RowReading.Read ? 1 : 0;
                }
            }
        }
        return rows == 0 ? 0 : read / (double) rows;
    }
}
