package io.batchwatch.board.events;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A connection that takes what its test lets it take. */
final class Line extends ServletOutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private State state;
    private WriteListener listener;

    private enum State {
        OPEN,
        STUCK,
        DEAD
    }

    private Line(State state) {
        this.state = state;
    }

    static Line open() {
        return new Line(State.OPEN);
    }

    /** Whoever is at its other end does not read. */
    static Line stuck() {
        return new Line(State.STUCK);
    }

    static Line dead() {
        return new Line(State.DEAD);
    }

    /** Takes everything from now on, as a server says so. */
    void reads() throws IOException {
        synchronized (this) {
            state = State.OPEN;
        }
        listener.onWritePossible();
    }

    synchronized String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    int times(String what) {
        return text().split(what, -1).length - 1;
    }

    @Override
    public synchronized boolean isReady() {
        return state != State.STUCK;
    }

    @Override
    public void setWriteListener(WriteListener writeListener) {
        listener = writeListener;
        try {
            listener.onWritePossible();
        } catch (IOException e) {
            listener.onError(e);
        }
    }

    @Override
    public synchronized void write(int octet) throws IOException {
        if (state == State.DEAD) {
            throw new IOException("the line is dead");
        }
        written.write(octet);
    }
}
