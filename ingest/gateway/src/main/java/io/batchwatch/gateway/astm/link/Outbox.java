package io.batchwatch.gateway.astm.link;

import java.util.ArrayList;
import java.util.List;

/** Messages that the computer has to send, each as its frames. */
public record Outbox(List<List<String>> messages) {
    static final Outbox EMPTY = new Outbox(List.of());

    /** An instrument that asks and asks must not fill the heap. */
    private static final int MOST = 16;

    public Outbox {
        messages = List.copyOf(messages);
    }

    Outbox with(List<String> frames) {
        if (messages.size() >= MOST) {
            return this;
        }
        List<List<String>> more = new ArrayList<>(messages);
        more.add(List.copyOf(frames));
        return new Outbox(more);
    }

    Outbox withoutFirst() {
        return messages.isEmpty() ? this : new Outbox(messages.subList(1, messages.size()));
    }
}
