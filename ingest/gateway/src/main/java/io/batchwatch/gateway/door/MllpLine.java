package io.batchwatch.gateway.door;

import io.batchwatch.gateway.hl7.BlockDecoder;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One MLLP connection: each message is acknowledged before the next one is read. */
final class MllpLine implements Listening.Line {
    private static final Logger LOG = LoggerFactory.getLogger(MllpLine.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Socket socket;
    private final MllpMessages messages;
    private final BlockDecoder decoder;
    private volatile boolean isEnding;

    MllpLine(Socket socket, MllpMessages messages, int mostBytes) {
        this.socket = socket;
        this.messages = messages;
        decoder = new BlockDecoder(mostBytes);
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSoTimeout((int) BETWEEN_LOOKS.toMillis());
            listen();
        } catch (IOException e) {
            LOG.debug("{}: the connection of {} ended: {}", messages.partner(), socket, e.toString());
        }
        if (decoder.isTooLong()) {
            LOG.warn("{}: a message is longer than it may be, its connection is cut", messages.partner());
        } else if (decoder.isWithinMessage()) {
            LOG.warn("{}: a connection ended within a message, nothing of it was taken", messages.partner());
        }
    }

    private void listen() throws IOException {
        byte[] buffer = new byte[8192];
        while (!isEnding && !decoder.isTooLong()) {
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
                Optional<byte[]> message = decoder.accept(buffer[i] & 0xFF);
                if (message.isPresent()) {
                    socket.getOutputStream().write(BlockDecoder.block(messages.answer(message.get())));
                    socket.getOutputStream().flush();
                }
            }
        }
    }

    @Override
    public void end() {
        isEnding = true;
    }
}
