package io.batchwatch.gateway.door;

/** A door that a profile asked for, while it is open. */
interface OpenDoor extends AutoCloseable {
    /** False if nothing comes through it for now, such as when the other side cannot be reached. */
    boolean isOpen();

    /** Shuts it; what is being taken is answered first, or its sender hears that it was not taken. */
    @Override
    void close();
}
