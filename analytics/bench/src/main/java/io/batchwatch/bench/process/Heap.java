package io.batchwatch.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another JVM, asked by {@code jcmd}. */
public final class Heap {
    private static final Pattern USED = Pattern.compile("(?m)^ \\S.*total \\d+K, used (\\d+)K");

    private Heap() {}

    /** What is left after a full collection, in MiB. */
    public static double liveMebibytes(House house) throws IOException, InterruptedException {
        long pid = house.process().workingPid();
        jcmd(pid, "GC.run");
        return used(jcmd(pid, "GC.heap_info")) / 1024.0;
    }

    /** Kilobytes of all parts of the heap; class space is none. */
    static long used(String info) {
        Matcher part = USED.matcher(info);
        long used = 0;
        while (part.find()) {
            used += Long.parseLong(part.group(1));
        }
        if (used == 0) {
            throw new IllegalStateException("no heap in: " + info);
        }
        return used;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException("jcmd: " + said);
        }
        return said;
    }
}
