package io.batchwatch.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another JVM, asked by {@code jcmd}. */
public final class Heap {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");
    private static final double MEBIBYTE = 1 << 20;

    private Heap() {}

    /**
     * What is left after a full collection, in MiB. A histogram makes one and counts what lives; what the heap holds a moment
     * later has new garbage in it, which differs by more than what is looked for.
     */
    public static double liveMebibytes(House house) throws IOException, InterruptedException {
        return liveBytes(jcmd(house.process().workingPid(), "GC.class_histogram")) / MEBIBYTE;
    }

    static long liveBytes(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("no total in: " + histogram);
        }
        return Long.parseLong(total.group(1));
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
