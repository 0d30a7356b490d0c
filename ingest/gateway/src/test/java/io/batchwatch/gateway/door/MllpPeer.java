package io.batchwatch.gateway.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A laboratory system that sends HL7 messages over MLLP, one after the other. */
final class MllpPeer implements AutoCloseable {
    private static final int BEGIN = 0x0B;
    private static final int END = 0x1C;

    private final Socket socket;

    MllpPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(30_000);
    }

    /** The acknowledgement; empty if the connection was cut. */
    String sends(String message) throws IOException {
        write((char) BEGIN + message + (char) END + "\r");
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int value = socket.getInputStream().read(); value >= 0 && value != END; value = read()) {
            if (value != BEGIN && value != '\n') {
                answer.write(value);
            }
        }
        if (answer.size() > 0) {
            read();
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private int read() throws IOException {
        return socket.getInputStream().read();
    }

    int hears() throws IOException {
        return read();
    }

    void write(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
