package io.batchwatch.gateway.door;

import io.batchwatch.gateway.astm.link.FrameDecoder;
import io.batchwatch.gateway.astm.link.FrameText;
import io.batchwatch.gateway.astm.link.Heard;
import io.batchwatch.gateway.astm.link.LineAction;
import io.batchwatch.gateway.astm.link.LineState;
import io.batchwatch.gateway.astm.link.LineStep;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, for as long as it lasts: bytes go to the line's state, and what it wants done is done. */
final class AstmLine implements Listening.Line {
    private static final Logger LOG = LoggerFactory.getLogger(AstmLine.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Socket socket;
    private final AstmMessages messages;
    private final Clock clock;
    private final FrameDecoder decoder = new FrameDecoder();
    private LineState state = LineState.initial();
    private volatile boolean isClosing;

    AstmLine(Socket socket, AstmMessages messages, Clock clock) {
        this.socket = socket;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSoTimeout((int) BETWEEN_LOOKS.toMillis());
            listen();
        } catch (IOException e) {
            LOG.debug("{}: the line of {} ended: {}", messages.partner(), socket, e.toString());
        } finally {
            state.cut().actions().forEach(this::note);
        }
    }

    private void listen() throws IOException {
        byte[] buffer = new byte[8192];
        while (!isClosing) {
            int read;
            try {
                read = socket.getInputStream().read(buffer);
            } catch (SocketTimeoutException e) {
                read = 0;
            }
            if (read < 0) {
                return;
            }
            for (int i = 0; i < read; i++) {
                Optional<Heard> heard = decoder.accept(buffer[i] & 0xFF);
                if (heard.isPresent()) {
                    follow(state.hear(heard.get(), clock.instant()));
                }
            }
            follow(state.tick(clock.instant()));
        }
    }

    private void follow(LineStep step) throws IOException {
        state = step.next();
        for (LineAction action : step.actions()) {
            if (action instanceof LineAction.Send send) {
                socket.getOutputStream().write(FrameText.bytes(send.bytes()));
                socket.getOutputStream().flush();
            } else if (action instanceof LineAction.Take take) {
                LineState.Taking outcome = messages.take(take.message());
                follow(state.settle(outcome, clock.instant()));
            } else {
                note(action);
            }
        }
    }

    private void note(LineAction action) {
        if (action instanceof LineAction.GiveUp giveUp) {
            LOG.warn("{}: {}: {}", messages.partner(), socket.getRemoteSocketAddress(), giveUp.why());
        }
    }

    @Override
    public void end() {
        isClosing = true;
    }
}
