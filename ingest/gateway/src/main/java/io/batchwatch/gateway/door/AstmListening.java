package io.batchwatch.gateway.door;

/** Instruments call us. */
record AstmListening(Listening listening, AstmMessages messages) implements OpenDoor {
    @Override
    public boolean isOpen() {
        return listening.isOpen();
    }

    @Override
    public void close() {
        listening.close();
        messages.close();
    }
}
