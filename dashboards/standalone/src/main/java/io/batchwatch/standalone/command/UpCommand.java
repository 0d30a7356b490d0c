package io.batchwatch.standalone.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "up")
final class UpCommand implements Callable<Integer> {
    private final Console console;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().println("up");
        return 0;
    }
}
