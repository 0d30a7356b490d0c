package io.batchwatch.standalone.launch;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process at once when its parent is gone, so that a killed {@code up} leaves nobody behind who holds its ports
 * and its data. The parent writes nothing: its end of the pipe closes with it, however it dies.
 */
public final class ParentWatch {
    /** As a shell reports a {@code kill -9}. */
    private static final int KILLED = 137;

    private ParentWatch() {}

    public static void start() {
        Thread watch = new Thread(() -> awaitEnd(System.in), "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(InputStream pipe) {
        try {
            while (pipe.read() >= 0) {
                // Nothing is said on this line.
            }
        } catch (IOException e) {
            // A broken line says the same.
        }
        Runtime.getRuntime().halt(KILLED);
    }
}
