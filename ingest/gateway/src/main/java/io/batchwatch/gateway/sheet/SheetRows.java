package io.batchwatch.gateway.sheet;

import java.io.IOException;
import java.util.Optional;

/** The rows of a sheet from the top down; those without anything in them may be missing. */
public interface SheetRows extends AutoCloseable {
    /**
     * The next row; empty behind the last.
     *
     * @throws io.batchwatch.gateway.packed.DamagedException if it cannot be read, nor any behind it
     */
    Optional<SheetRow> next() throws IOException;

    /** How far reading is, from 0 to 1. */
    double progress();

    @Override
    void close() throws IOException;
}
