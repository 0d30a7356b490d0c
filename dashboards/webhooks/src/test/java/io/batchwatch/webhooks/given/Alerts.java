package io.batchwatch.webhooks.given;

import io.batchwatch.views.AlertCause;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchState;
import io.batchwatch.views.Severity;
import io.batchwatch.webhooks.subscriber.AlertFilter;
import io.batchwatch.webhooks.subscriber.Language;
import io.batchwatch.webhooks.subscriber.SecretReference;
import io.batchwatch.webhooks.subscriber.Subscriber;
import io.batchwatch.webhooks.subscriber.Transport;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts, and somebody to tell them to. */
public final class Alerts {
    public static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    /** The secret of the test vector that Standard Webhooks' libraries share. */
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public static final Map<String, String> ENVIRONMENT = Map.of("HOOK", SECRET);

    private Alerts() {}

    /** A batch found unsafe, at noon. */
    public static AlertView unsafe(String batch) {
        return alert(batch, Severity.MAJOR, "pesticide", "vegetable", "east_market", NOON);
    }

    public static AlertView alert(
            String batch, Severity severity, String hazard, String category, String site, Instant judgedAt) {
        return new AlertView(
                batch + "#1",
                batch,
                AlertCause.STATE,
                BatchState.CLEAR,
                BatchState.UNSAFE,
                Optional.empty(),
                severity,
                hazard,
                category,
                site,
                judgedAt,
                judgedAt,
                "批次 " + batch + " 不合格。",
                "Batch " + batch + " is unsafe.",
                1);
    }

    public static Subscriber subscriber(String name, URI endpoint) {
        return new Subscriber(
                name,
                endpoint,
                Transport.ENCRYPTED,
                List.of(new SecretReference.FromEnvironment("HOOK")),
                AlertFilter.EVERYTHING,
                Language.BOTH);
    }
}
