package io.batchwatch.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.batchwatch.gateway.acts.ActReceipt;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes what is answered. */
final class Reply {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Reply() {}

    static void refuse(Response response, Callback callback, Refusal refusal) {
        if (refusal.status() == 401) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"batchwatch\"");
        }
        if (refusal.retryAfterSeconds() > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, refusal.retryAfterSeconds());
        }
        head(response, refusal.status(), Refusal.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(json(refusal)), callback);
    }

    private static byte[] json(Record answer) {
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can be written", e);
        }
    }

    static void json(Response response, Callback callback, int status, ActReceipt receipt) {
        head(response, status, "application/json");
        response.write(true, ByteBuffer.wrap(json(receipt)), callback);
    }

    /** The receipt as it lies in its folder, however long it is. */
    static void receipt(Response response, Callback callback, int status, Path receipt) {
        head(response, status, "application/json");
        Content.copy(Content.Source.from(receipt), response, callback);
    }

    private static void head(Response response, int status, String type) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
    }
}
