package io.batchwatch.webhooks.subscriber;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.batchwatch.views.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line of the subscribers' file; whatever is wrong in it is among the problems, each with its column. */
final class SubscriberRow {
    static final String NAME = "name";
    private static final String URL = "url";
    private static final String SECRET = "secret";
    private static final String PREVIOUS_SECRET = "previous_secret";
    private static final String TRANSPORT = "transport";
    private static final String LANGUAGE = "language";

    static final List<String> NEEDED = List.of(NAME, URL, SECRET);
    static final List<String> COLUMNS =
            List.of(NAME, URL, SECRET, PREVIOUS_SECRET, TRANSPORT, LANGUAGE, "severity", "hazard", "category", "site");

    private static final String FROM_ENVIRONMENT = "env:";
    private static final String FROM_FILE = "file:";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SEVERAL = Pattern.compile("\\|");

    /** Names that are this machine whatever a name server says. */
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final List<String> header;
    private final CsvRecord cells;
    private final Path directory;
    private final List<SubscriberProblem> problems;

    SubscriberRow(List<String> header, CsvRecord cells, Path directory, List<SubscriberProblem> problems) {
        this.header = header;
        this.cells = cells;
        this.directory = directory;
        this.problems = problems;
    }

    /** Empty if something in it is wrong. */
    Optional<Subscriber> subscriber() {
        int before = problems.size();
        String name = text(NAME);
        if (!Subscriber.isName(name)) {
            problem(NAME, "名称为 1 至 40 个 a-z、0-9、_、-", "1 to 40 of a-z, 0-9, _ and -");
        }
        Transport transport = one(TRANSPORT, Transport.values(), Transport.ENCRYPTED);
        Language language = one(LANGUAGE, Language.values(), Language.BOTH);
        Optional<URI> endpoint = endpoint(transport);
        List<SecretReference> secrets = new ArrayList<>();
        secret(SECRET).ifPresent(secrets::add);
        if (!text(PREVIOUS_SECRET).isEmpty()) {
            secret(PREVIOUS_SECRET).ifPresent(secrets::add);
        }
        AlertFilter filter = new AlertFilter(severities(), several("hazard"), several("site"), several("category"));
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new Subscriber(name, endpoint.orElseThrow(), transport, secrets, filter, language));
    }

    private Optional<URI> endpoint(Transport transport) {
        URI url;
        try {
            url = new URI(text(URL));
        } catch (URISyntaxException e) {
            return refused(URL, "不是网址", "is no URL");
        }
        if (url.getScheme() == null || url.getHost() == null || url.getRawFragment() != null) {
            return refused(URL, "不是完整的网址", "is no whole URL");
        }
        if (url.getRawUserInfo() != null) {
            return refused(URL, "网址中不得有用户名或密码", "no name and no password may stand in it");
        }
        if (url.getScheme().equalsIgnoreCase("https")) {
            return Optional.of(url);
        }
        if (!url.getScheme().equalsIgnoreCase("http")) {
            return refused(URL, "只支持 https 和 http", "is neither https nor http");
        }
        return transport == Transport.PLAIN_ALLOWED
                        || THIS_MACHINE.matcher(url.getHost()).matches()
                ? Optional.of(url)
                : refused(
                        URL,
                        "须用 https；http 仅限本机，或在 transport 列写 plain_allowed",
                        "must be https; http only to this machine, or with plain_allowed as its transport");
    }

    private Optional<URI> refused(String column, String zh, String en) {
        problem(column, zh, en);
        return Optional.empty();
    }

    private Optional<SecretReference> secret(String column) {
        String text = text(column);
        if (text.startsWith(FROM_ENVIRONMENT)) {
            String variable = text.substring(FROM_ENVIRONMENT.length());
            if (VARIABLE.matcher(variable).matches()) {
                return Optional.of(new SecretReference.FromEnvironment(variable));
            }
        }
        if (text.startsWith(FROM_FILE) && text.length() > FROM_FILE.length()) {
            return Optional.of(new SecretReference.FromFile(directory.resolve(text.substring(FROM_FILE.length()))));
        }
        // Never the cell itself: somebody may have written the secret there.
        problem(column, "写 env:变量名 或 file:文件，不写密钥本身", "env:VARIABLE or file:PATH, never the secret itself");
        return Optional.empty();
    }

    private Set<Severity> severities() {
        Set<Severity> read = EnumSet.noneOf(Severity.class);
        for (String code : several("severity")) {
            named(code, Severity.values())
                    .ifPresentOrElse(
                            read::add,
                            () -> problem(
                                    "severity",
                                    "应为 " + codes(Severity.values()),
                                    "is one of " + codes(Severity.values())));
        }
        return read;
    }

    private <E extends Enum<E>> E one(String column, E[] all, E otherwise) {
        String text = text(column);
        if (text.isEmpty()) {
            return otherwise;
        }
        Optional<E> found = named(text, all);
        if (found.isEmpty()) {
            problem(column, "应为 " + codes(all), "is one of " + codes(all));
        }
        return found.orElse(otherwise);
    }

    private static <E extends Enum<E>> Optional<E> named(String code, E[] all) {
        return Arrays.stream(all)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst();
    }

    private static String codes(Enum<?>[] all) {
        return Arrays.stream(all)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private Set<String> several(String column) {
        return SEVERAL.splitAsStream(text(column))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private String text(String column) {
        int at = header.indexOf(column);
        return at < 0 ? "" : cells.getField(at).strip();
    }

    void problem(String column, String zh, String en) {
        problems.add(new SubscriberProblem(SubscribersFile.NAME, cells.getStartingLineNumber(), column, zh, en));
    }
}
