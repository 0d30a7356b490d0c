package io.batchwatch.gateway.door;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of a watched folder is handed on at a look. A look hands on so many files and no more, so what cannot be taken now must
 * not be among them. A link leads to what is not the sender's to give away, and not ours to remove; a pipe has no end.
 */
final class Candidates implements GenericFileFilter<File> {
    private static final Logger LOG = LoggerFactory.getLogger(Candidates.class);
    private static final int MOST_TOLD = 1000;

    private final WholeFile whole;
    private final QuietFolders quiet;
    private final Predicate<Path> mayBeLinked;
    private final Set<Path> told = ConcurrentHashMap.newKeySet();

    /**
     * @param mayBeLinked folders that whoever runs the house may have put elsewhere
     */
    Candidates(WholeFile whole, QuietFolders quiet, Predicate<Path> mayBeLinked) {
        this.whole = whole;
        this.quiet = quiet;
        this.mayBeLinked = mayBeLinked;
    }

    @Override
    public boolean accept(GenericFile<File> generic) {
        File file = generic.getFile();
        return generic.isDirectory()
                ? quiet.mayHoldSomething(file) && isOwnFolder(file.toPath())
                : isOwnFile(file.toPath()) && whole.isReady(generic);
    }

    private boolean isOwnFolder(Path folder) {
        return !Files.isSymbolicLink(folder) || mayBeLinked.test(folder) || leftAlone(folder);
    }

    private boolean isOwnFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || leftAlone(file);
    }

    /** Told once. */
    private boolean leftAlone(Path path) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && told.size() < MOST_TOLD && told.add(path)) {
            LOG.warn("{} is a link or no file at all, and is left alone: put the file itself there", path);
        }
        return false;
    }
}
