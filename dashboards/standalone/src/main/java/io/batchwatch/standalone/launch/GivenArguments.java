package io.batchwatch.standalone.launch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The arguments as the user typed them.
 *
 * <p>Under the locale {@code C}, which containers and services run in, Java makes a question mark of every byte of
 * {@code 豇豆}; Linux still knows the bytes.
 */
public final class GivenArguments {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private GivenArguments() {}

    public static List<String> of(String[] decoded) {
        if (namesAreUtf8() || !Files.isReadable(COMMAND_LINE)) {
            return List.of(decoded);
        }
        try {
            return recover(decoded, Files.readAllBytes(COMMAND_LINE));
        } catch (IOException e) {
            return List.of(decoded);
        }
    }

    /** True where Java can name every file and argument. */
    static boolean namesAreUtf8() {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        return Charset.isSupported(encoding) && Charset.forName(encoding).equals(StandardCharsets.UTF_8);
    }

    /**
     * @param commandLine each argument of the process, ended by a zero byte; the program's own come last
     */
    static List<String> recover(String[] decoded, byte[] commandLine) {
        List<String> all = Arrays.asList(new String(commandLine, StandardCharsets.UTF_8).split("\0", -1));
        int end = all.size() - 1;
        int start = end - decoded.length;
        if (start < 1) {
            return List.of(decoded);
        }
        List<String> recovered = all.subList(start, end);
        for (int i = 0; i < decoded.length; i++) {
            // An argument file was expanded, or something else is not as we think: keep what Java says.
            if (isAscii(decoded[i]) && isAscii(recovered.get(i)) && !decoded[i].equals(recovered.get(i))) {
                return List.of(decoded);
            }
        }
        return List.copyOf(recovered);
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
