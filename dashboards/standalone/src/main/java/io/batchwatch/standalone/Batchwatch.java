package io.batchwatch.standalone;

import io.batchwatch.standalone.command.Commands;
import io.batchwatch.standalone.command.Console;
import io.batchwatch.standalone.launch.GivenArguments;
import io.batchwatch.standalone.launch.ParentWatch;
import io.batchwatch.standalone.launch.Relaunch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The command line. */
public final class Batchwatch {
    private Batchwatch() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws IOException, InterruptedException {
        if (Relaunch.isChild()) {
            ParentWatch.start();
            return execute(List.of(arguments));
        }
        List<String> given = GivenArguments.of(arguments);
        Optional<Relaunch> relaunch = Relaunch.neededFor(given);
        return relaunch.isPresent() ? relaunch.get().run() : execute(given);
    }

    private static int execute(List<String> arguments) {
        return Commands.line(Console.ofProcess()).execute(arguments.toArray(String[]::new));
    }
}
