package io.batchwatch.standalone.command;

/** What a command tells the shell. */
public final class ExitCode {
    public static final int DONE = 0;

    /** The answer is no: a query that cannot run, a file with refused rows, a profile that does not hold. */
    public static final int REFUSED = 1;

    /** The command line itself is wrong; picocli's own code. */
    public static final int USAGE = 2;

    /** The house could not start: its port or its data are taken, or something is broken. */
    public static final int NOT_STARTED = 3;

    /** The house was running and could not go on. */
    public static final int FAILED = 4;

    private ExitCode() {}
}
