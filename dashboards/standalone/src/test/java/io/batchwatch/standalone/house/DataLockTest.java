package io.batchwatch.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
    @TempDir
    Path directory;

    @Test
    void oneHouseToADataDirectory() throws Exception {
        Path file = directory.resolve("data/.lock");
        try (DataLock lock = DataLock.take(file, Duration.ZERO).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(DataLock.take(file, Duration.ZERO)).isEmpty();
            assertThat(DataLock.holder(file))
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aLockThatWasLeftCanBeTaken() throws Exception {
        Path file = directory.resolve(".lock");
        DataLock.take(file, Duration.ZERO).orElseThrow().close();

        try (DataLock lock = DataLock.take(file, Duration.ZERO).orElseThrow()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void nobodyHoldsWhatWasNeverTaken() {
        assertThat(DataLock.holder(directory.resolve(".lock"))).isEmpty();
    }
}
