package io.batchwatch.gateway.http;

import io.batchwatch.gateway.key.KeyRight;
import io.batchwatch.gateway.key.PartnerKeys;
import io.batchwatch.gateway.key.WrongKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether a request comes from whom it says. */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Pattern PARTNER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_KEY = 200;
    /** Names that have no key share one counter: making names up gives nobody more tries. */
    private static final String NO_PARTNER = "";

    private final PartnerKeys keys;
    private final KeyRight right;
    private final WrongKeys wrong;

    /**
     * @param right what the keys must open
     */
    Sender(PartnerKeys keys, KeyRight right, Clock clock) {
        this.keys = keys;
        this.right = right;
        this.wrong = new WrongKeys(clock);
    }

    /**
     * Who sends, as the address names him.
     *
     * @throws RefusedException unless the request carries one of his keys
     */
    String of(Request request, String partner) throws RefusedException {
        String address = Request.getRemoteAddr(request);
        String counted = PARTNER.matcher(partner).matches() && keys.isKnown(partner) ? partner : NO_PARTNER;
        Optional<Duration> pause = wrong.pause(address, counted);
        if (pause.isPresent()) {
            throw new RefusedException(Refusal.tooManyTries(pause.get()));
        }
        Optional<String> key = key(request);
        if (key.isPresent() && keys.opens(counted, right, key.get())) {
            wrong.right(address, counted);
            return counted;
        }
        // A request without any key is a mistake, not a try.
        if (key.isPresent()) {
            wrong.wrong(address, counted);
            LOG.warn("a wrong key from {} for {}", address, counted.isEmpty() ? "a partner that has none" : counted);
        }
        throw new RefusedException(Refusal.noKey());
    }

    private static Optional<String> key(Request request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(key -> !key.isEmpty() && key.length() <= LONGEST_KEY);
    }
}
