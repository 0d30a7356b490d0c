package io.batchwatch.rules.batch;

/**
 * What a sample says of its batch.
 *
 * @param batchKey the batch id, or {@code sample:} and the sample id where none is known
 * @param product code, or {@code unmapped}
 * @param site code, or {@code unmapped}; where the sample was taken
 */
public record BatchDescription(
        String batchKey, String product, String productName, String category, String producer, String site) {
    /** The same words about another batch: what a corrected sample says of the batch it leaves. */
    public BatchDescription ofBatch(String otherKey) {
        return new BatchDescription(otherKey, product, productName, category, producer, site);
    }
}
