package io.batchwatch.gateway.door;

import io.batchwatch.gateway.astm.link.FrameText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** The other end of an ASTM line, as simple as instruments are. */
final class Instrument implements AutoCloseable {
    static final int ENQ = 5;
    static final int EOT = 4;
    static final int ACK = 6;
    static final int NAK = 21;

    private final Socket socket;

    Instrument(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(30_000);
    }

    static Instrument calling(int port) throws IOException {
        return new Instrument(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Sends a message, each frame until it is acknowledged, at most six times; false if one never is. */
    boolean sends(String... records) throws IOException {
        if (says(ENQ) != ACK) {
            return false;
        }
        for (String frame : FrameText.frames(List.of(records))) {
            if (!delivers(frame)) {
                write(String.valueOf((char) EOT));
                return false;
            }
        }
        write(String.valueOf((char) EOT));
        return true;
    }

    private boolean delivers(String frame) throws IOException {
        for (int i = 0; i < 6; i++) {
            if (says(frame) == ACK) {
                return true;
            }
        }
        return false;
    }

    int says(int signal) throws IOException {
        return says(String.valueOf((char) signal));
    }

    /** The reply. */
    int says(String bytes) throws IOException {
        write(bytes);
        return hears();
    }

    int hears() throws IOException {
        return socket.getInputStream().read();
    }

    void write(String bytes) throws IOException {
        socket.getOutputStream().write(FrameText.bytes(bytes));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
