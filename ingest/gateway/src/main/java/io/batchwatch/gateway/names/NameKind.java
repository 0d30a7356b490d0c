package io.batchwatch.gateway.names;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of things that have names and codes, each in a file of the reference data. */
public enum NameKind {
    CATEGORY("categories.csv"),
    PRODUCT("products.csv"),
    ANALYTE("analytes.csv"),
    SITE("sites.csv"),
    LAB("labs.csv"),
    CAMPAIGN("campaigns.csv");

    private final String file;

    NameKind(String file) {
        this.file = file;
    }

    /** As people write it, such as {@code analyte}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String file() {
        return file;
    }

    public static Optional<NameKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
