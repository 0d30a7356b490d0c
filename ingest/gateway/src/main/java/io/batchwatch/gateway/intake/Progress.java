package io.batchwatch.gateway.intake;

import io.batchwatch.contract.ReceiptSummary;

/** Hears how far the gateway is. Called from several threads, so it must be quick and safe. */
public interface Progress {
    /** Hears and says nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void reading(String partner, String file, long rows, long bytesRead, long bytes) {}

        @Override
        public void answered(ReceiptSummary receipt) {}
    };

    /** Called now and then while a long file is read. */
    void reading(String partner, String file, long rows, long bytesRead, long bytes);

    /** A file has its receipt. */
    void answered(ReceiptSummary receipt);
}
