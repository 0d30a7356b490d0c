package io.batchwatch.standalone.house;

import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.gateway.intake.Progress;

/** What the gateway does, as lines for a terminal. */
public final class TerminalProgress implements Progress {
    private final Terminal terminal;

    public TerminalProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void reading(String partner, String file, long rows, long bytesRead, long bytes) {
        long percent = bytes == 0 ? 100 : 100 * bytesRead / bytes;
        terminal.progress("%s/%s  %,d 行 rows  %d %%".formatted(partner, file, rows, percent));
    }

    @Override
    public void answered(ReceiptSummary receipt) {
        terminal.progressDone(
                "%s/%s  %,d 行 rows = %,d 接收 accepted + %,d 重复 duplicates + %,d 更正 corrected + %,d 拒收 rejected%s"
                        .formatted(
                                receipt.partner(),
                                receipt.file(),
                                receipt.rows(),
                                receipt.accepted(),
                                receipt.duplicates(),
                                receipt.corrected(),
                                receipt.rejected(),
                                receipt.unreadable().isEmpty() ? "" : "  无法读取 unreadable: " + receipt.unreadable()));
    }
}
