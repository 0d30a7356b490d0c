package io.batchwatch.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Where it was measured.
 *
 * @param memoryGibibytes of the machine
 * @param busyBefore part of all processors that others used in the seconds before; figures of a busy machine are worth
 *     nothing
 * @param commit of the code, with {@code +changes} if it was not clean
 */
public record Machine(int cores, double memoryGibibytes, String system, String jvm, double busyBefore, String commit) {
    private static final double QUIET = 0.1;
    private static final long LOOK_SECONDS = 3;

    public static Machine look(Path root) throws IOException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / (double) (1L << 30),
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                busy(system),
                commit(root));
    }

    private static double busy(OperatingSystemMXBean system) throws InterruptedException {
        system.getCpuLoad(); // the next one counts from here
        TimeUnit.SECONDS.sleep(LOOK_SECONDS);
        return Math.max(0, system.getCpuLoad());
    }

    private static String commit(Path root) throws IOException, InterruptedException {
        String head = git(root, "rev-parse", "--short", "HEAD");
        // What an earlier benchmark of the same run has published is no change of the code.
        return git(root, "status", "--porcelain", ":!analytics/docs").isEmpty() ? head : head + "+changes";
    }

    private static String git(Path root, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = root.toString();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        Process git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? said : "";
    }

    boolean isQuiet() {
        return busyBefore <= QUIET;
    }

    /**
     * @throws IllegalStateException if others worked on it: such figures are not for a table that people trust
     */
    public void requireQuiet() {
        if (!isQuiet()) {
            throw new IllegalStateException("others used " + Math.round(100 * busyBefore)
                    + " % of the machine just before: the figures are not published");
        }
    }
}
