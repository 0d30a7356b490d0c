package io.batchwatch.standalone.command;

import io.batchwatch.standalone.house.DataDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Every command knows where the data lie. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = {"The data directory (default: ./data).", "数据目录（默认 ./data）。"})
    private Path directory = Path.of("data");

    DataDirectory directory() {
        return new DataDirectory(directory);
    }
}
