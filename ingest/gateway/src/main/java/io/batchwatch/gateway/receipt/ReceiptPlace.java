package io.batchwatch.gateway.receipt;

import io.batchwatch.gateway.arrival.Arrival;
import io.batchwatch.gateway.arrival.FileNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where receipts lie: beside each other by the names of what they answer. */
public final class ReceiptPlace {
    /** Leaves room for {@code .receipt-<arrival>.json}. */
    private static final int LONGEST_NAME_BYTES = 200;

    private ReceiptPlace() {}

    /**
     * @param ending {@code .receipt.json} and the like
     */
    static Path of(Path receipts, Arrival arrival, String ending) {
        Path file = receipts.resolve(arrival.partner()).resolve(arrival.file());
        return file.resolveSibling(FileNames.fitting(file.getFileName().toString(), LONGEST_NAME_BYTES) + ending);
    }

    /** The receipt of an arrival that has been answered; empty if it has been taken away since. */
    public static Optional<Path> find(Path receipts, Arrival arrival) {
        // One that had to make room for a later arrival of its name bears its own arrival's.
        return Stream.of(".receipt-" + arrival.id() + ".json", ".receipt.json")
                .map(ending -> of(receipts, arrival, ending))
                .filter(Files::exists)
                .findFirst();
    }
}
