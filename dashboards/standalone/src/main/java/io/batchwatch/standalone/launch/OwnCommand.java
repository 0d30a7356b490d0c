package io.batchwatch.standalone.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our own command line as another process. It dies with us, as long as its standard input is our pipe: {@link ParentWatch}. */
public final class OwnCommand {
    private static final String CHILD_PROPERTY = "batchwatch.child";

    private OwnCommand() {}

    /** True in such a process. */
    static boolean isChild() {
        return Boolean.getBoolean(CHILD_PROPERTY);
    }

    /**
     * @param options of the JVM
     * @param arguments as a user types them, or a file of them
     */
    public static ProcessBuilder with(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-D" + CHILD_PROPERTY + "=true");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("io.batchwatch.standalone.Batchwatch");
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.PIPE);
    }
}
