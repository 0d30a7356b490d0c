package io.batchwatch.board.events;

import io.batchwatch.board.live.ViewKind;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.ViewCodec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** News as server-sent events have it. */
final class Events {
    static final byte[] NOTHING = {};

    private Events() {}

    /** What viewers are told of changes. */
    private record Changed(List<String> views) {}

    static byte[] alert(AlertView alert) {
        return event("alert", alert);
    }

    static byte[] changed(Set<ViewKind> kinds) {
        return event(
                "changed",
                new Changed(kinds.stream().sorted().map(ViewKind::code).toList()));
    }

    /** A comment: pages pass it over. */
    static byte[] heartbeat() {
        return ": still here\n\n".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] event(String name, Object data) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes(("event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        event.writeBytes(ViewCodec.encode(data));
        event.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        return event.toByteArray();
    }
}
