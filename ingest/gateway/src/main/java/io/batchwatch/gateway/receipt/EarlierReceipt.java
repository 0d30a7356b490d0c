package io.batchwatch.gateway.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A receipt that is in the way of a new one of the same name. */
final class EarlierReceipt {
    private static final JsonFactory JSON = new JsonFactory();

    private EarlierReceipt() {}

    /** Puts it aside under its arrival's name, unless it is of the same arrival, written before a crash. */
    static void keep(Path json, Path csv, String arrivalId) throws IOException {
        if (!Files.exists(json)) {
            return;
        }
        String earlier = arrivalOf(json);
        if (!earlier.equals(arrivalId)) {
            putAside(csv, earlier);
            putAside(json, earlier);
        }
    }

    private static void putAside(Path receipt, String arrivalId) throws IOException {
        if (Files.exists(receipt)) {
            String name = receipt.getFileName().toString().replaceFirst("\\.receipt\\.", ".receipt-" + arrivalId + ".");
            Files.move(receipt, receipt.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The arrival's id stands near the top, so the problems need not be read. */
    private static String arrivalOf(Path json) throws IOException {
        try (JsonParser parser = JSON.createParser(json.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals("arrival_id")) {
                    return parser.nextTextValue();
                }
                if (token == JsonToken.START_ARRAY) {
                    break;
                }
            }
        }
        return "unknown";
    }
}
