package io.batchwatch.webhooks.subscriber;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Another platform that wants to hear of alerts.
 *
 * @param name of the operator's choice; stands in logs, metrics and folders
 * @param endpoint where it is told; what stands behind its question mark may be a secret and is shown nowhere
 * @param secrets each signs; two while one takes the other's place
 * @param transport whether a way that is not encrypted will do
 */
public record Subscriber(
        String name,
        URI endpoint,
        Transport transport,
        List<SecretReference> secrets,
        AlertFilter filter,
        Language language) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    public Subscriber {
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(language);
        secrets = List.copyOf(secrets);
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is no subscriber's name");
        }
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("nobody could tell that a message without a signature is ours");
        }
    }

    /** Up to forty of {@code a-z0-9_-}, beginning with a letter or a digit. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The endpoint without what may be secret. */
    public String shownEndpoint() {
        String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
        String query = endpoint.getRawQuery() == null ? "" : "?…";
        return endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path + query;
    }
}
