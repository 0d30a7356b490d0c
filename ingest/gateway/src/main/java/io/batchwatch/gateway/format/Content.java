package io.batchwatch.gateway.format;

import io.batchwatch.gateway.profile.FileType;

/** What a file turns out to be. */
sealed interface Content {
    /** Something with rows in it. */
    record Plain(FileType type) implements Content {}

    /** Something with files in it. */
    record Packed(Packing packing) implements Content {}

    /** How files are packed. */
    enum Packing {
        GZIP,
        ZIP
    }
}
