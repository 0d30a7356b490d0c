package io.batchwatch.gateway.door;

import io.batchwatch.gateway.intake.FileIntake;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The ways that files can take: the ordinary one, in which each partner's files keep their order, and one for emergencies,
 * which nothing ordinary ever enters.
 */
final class FileLanes implements AutoCloseable {
    private static final int ORDINARY_SIDE_BY_SIDE = 2;
    private static final int URGENT_SIDE_BY_SIDE = 1;

    private final PartnerLanes ordinary = new PartnerLanes(ORDINARY_SIDE_BY_SIDE);
    private final PartnerLanes urgent = new PartnerLanes(URGENT_SIDE_BY_SIDE);
    private final FileIntake files;
    private final FileIntake urgentFiles;
    private final Urgency urgency;

    /**
     * @param urgentFiles takes what may not wait: its way to Kafka is not shared with long files
     */
    FileLanes(FileIntake files, FileIntake urgentFiles, Urgency urgency) {
        this.files = files;
        this.urgentFiles = urgentFiles;
        this.urgency = urgency;
    }

    /**
     * Runs the work in the lane that the file belongs to, behind all earlier work of the same partner there.
     *
     * @param name path below the partner's folder
     */
    void enter(String partner, Path name, Path file, Consumer<FileIntake> work) {
        // Where nothing is in the way there is nobody to overtake, and the order is kept.
        if (ordinary.busy() > 0 && urgency.is(partner, name, file)) {
            urgent.enter(partner, () -> work.accept(urgentFiles));
        } else {
            ordinary.enter(partner, () -> work.accept(files));
        }
    }

    /** Without the way past them. */
    PartnerLanes ordinary() {
        return ordinary;
    }

    /** Files that wait or are being read. */
    int busy() {
        return ordinary.busy() + urgent.busy();
    }

    @Override
    public void close() {
        urgent.close();
        ordinary.close();
    }
}
