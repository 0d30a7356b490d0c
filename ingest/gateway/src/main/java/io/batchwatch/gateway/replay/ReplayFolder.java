package io.batchwatch.gateway.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Requests and their progress as files, so that a command can speak to a house that runs in another process:
 * {@code <id>.request.json} and {@code <id>.progress.json}. A request stays until it is done: a house that was stopped goes
 * on with it.
 */
public final class ReplayFolder {
    private static final String REQUEST = ".request.json";
    private static final String PROGRESS = ".progress.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    public ReplayFolder(Path directory) {
        this.directory = directory;
    }

    /** Leaves a request for the house. */
    public String ask(ReplayRequest request) throws IOException {
        Files.createDirectories(directory);
        String id = UUID.randomUUID().toString();
        write(id + REQUEST, request);
        return id;
    }

    /** Empty as long as the house has not begun. */
    public Optional<ReplayProgress> progress(String id) throws IOException {
        Path file = directory.resolve(id + PROGRESS);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readAllBytes(file), ReplayProgress.class))
                : Optional.empty();
    }

    /** Takes back a request that nobody has begun, and forgets one that is done. */
    public void forget(String id) throws IOException {
        Files.deleteIfExists(directory.resolve(id + REQUEST));
        Files.deleteIfExists(directory.resolve(id + PROGRESS));
    }

    /** The ids of all requests that are not done. */
    List<String> open() throws IOException {
        List<String> ids = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + REQUEST)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    ids.add(name.substring(0, name.length() - REQUEST.length()));
                }
            }
        }
        return ids;
    }

    /** Empty if it was taken back in the meantime. */
    Optional<ReplayRequest> request(String id) throws IOException {
        Path file = directory.resolve(id + REQUEST);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readAllBytes(file), ReplayRequest.class))
                : Optional.empty();
    }

    void tell(String id, ReplayProgress progress) throws IOException {
        write(id + PROGRESS, progress);
        if (progress.isDone()) {
            Files.deleteIfExists(directory.resolve(id + REQUEST));
        }
    }

    private void write(String name, Object content) throws IOException {
        Path part = directory.resolve(name + ".part");
        Files.write(part, JSON.writeValueAsBytes(content));
        Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
