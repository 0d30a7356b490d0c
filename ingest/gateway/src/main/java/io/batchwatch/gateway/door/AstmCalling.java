package io.batchwatch.gateway.door;

import io.batchwatch.gateway.profile.Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** We call an instrument that listens, and call again when the line is cut. */
final class AstmCalling implements OpenDoor {
    private static final Logger LOG = LoggerFactory.getLogger(AstmCalling.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Address to;
    private final AstmMessages messages;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread caller;
    private volatile Optional<AstmLine> line = Optional.empty();

    private AstmCalling(Address to, AstmMessages messages, Clock clock) {
        this.to = to;
        this.messages = messages;
        this.clock = clock;
        caller = new Thread(this::call, "batchwatch-astm-call");
        caller.setDaemon(true);
    }

    /** An instrument that is switched off is no reason not to open the door. */
    static AstmCalling open(Address to, AstmMessages messages, Clock clock) {
        AstmCalling door = new AstmCalling(to, messages, clock);
        door.caller.start();
        return door;
    }

    private void call() {
        Duration pause = FIRST_PAUSE;
        boolean isTold = false;
        while (closing.getCount() > 0) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(to.host(), to.port()), (int) PATIENCE.toMillis());
                LOG.info("{}: connected to {}", messages.partner(), to);
                pause = FIRST_PAUSE;
                isTold = false;
                talk(socket);
            } catch (IOException e) {
                if (!isTold) {
                    LOG.warn("{}: cannot reach {}, calls again: {}", messages.partner(), to, e.toString());
                    isTold = true;
                }
            }
            if (isOver(pause)) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void talk(Socket socket) {
        AstmLine talking = new AstmLine(socket, messages, clock);
        line = Optional.of(talking);
        if (closing.getCount() > 0) {
            talking.run();
        }
        line = Optional.empty();
    }

    private boolean isOver(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public boolean isOpen() {
        return line.isPresent();
    }

    @Override
    public void close() {
        closing.countDown();
        line.ifPresent(AstmLine::end);
        try {
            caller.join(PATIENCE.toMillis() * 3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        messages.close();
    }
}
