package io.batchwatch.gateway.xls;

import io.batchwatch.gateway.packed.DamagedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;

/** Records one after the other. Whatever the library throws at damaged bytes is damage here. */
final class XlsRecords implements AutoCloseable {
    private final InputStream bytes;
    private final RecordFactoryInputStream records;
    private int depth;
    private boolean ended;

    /**
     * @param bytes from a beginning of records on; closed with this
     */
    XlsRecords(InputStream bytes) throws IOException {
        this.bytes = bytes;
        try {
            records = new RecordFactoryInputStream(bytes, false);
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** The next; empty behind the last. */
    Optional<Record> next() throws DamagedException {
        try {
            return Optional.ofNullable(records.nextRecord());
        } catch (EncryptedDocumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DamagedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The next of the sheet that begins here, those of charts within it left out; empty behind its end. */
    Optional<Record> nextOfSheet() throws DamagedException {
        Optional<Record> next = ended ? Optional.empty() : next();
        while (next.isPresent()) {
            if (next.get() instanceof BOFRecord) {
                depth++;
            } else if (next.get() instanceof EOFRecord) {
                depth--;
                if (depth <= 0) {
                    ended = true;
                    return Optional.empty();
                }
            } else if (depth == 1) {
                return next;
            }
            next = next();
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
