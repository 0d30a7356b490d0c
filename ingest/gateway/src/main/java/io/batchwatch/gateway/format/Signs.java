package io.batchwatch.gateway.format;

import io.batchwatch.gateway.format.Content.Packing;
import io.batchwatch.gateway.format.Content.Plain;
import io.batchwatch.gateway.packed.ZipArchive;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.FileType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells what a file is by its bytes, never by its name. One line a format: the first that fits holds, and what fits none
 * is taken for delimited text.
 */
final class Signs {
    private record Sign(Content content, Predicate<Head> fits) {}

    private static final List<Sign> SIGNS = List.of(
            packed(Packing.GZIP, head -> head.startsWith(0x1F, 0x8B)),
            packed(Packing.ZIP, head -> head.startsWith('P', 'K', 3, 4) || head.startsWith('P', 'K', 5, 6)),
            plain(FileType.XLS, head -> head.startsWith(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)),
            plain(FileType.ASTM, head -> head.says("H|\\") || head.says("\u0002") || head.says("\u0005")),
            plain(FileType.JSON, head -> head.says("{") || head.says("[")),
            plain(FileType.XML, head -> head.says("<")),
            plain(FileType.HL7, head -> List.of("MSH", "FHS", "BHS").stream()
                    .anyMatch(segment -> head.says(segment + "|") || head.says("\u000b" + segment))));

    private static final Content ANYTHING_ELSE = new Plain(FileType.CSV);

    private Signs() {}

    private static Sign plain(FileType type, Predicate<Head> fits) {
        return new Sign(new Plain(type), fits);
    }

    private static Sign packed(Packing packing, Predicate<Head> fits) {
        return new Sign(new Content.Packed(packing), fits);
    }

    /**
     * @throws UnreadableException if it is an archive that cannot be looked into
     */
    static Content of(Path file) throws IOException, UnreadableException {
        Content content = of(Head.of(file));
        return content.equals(new Content.Packed(Packing.ZIP)) ? inside(file) : content;
    }

    private static Content of(Head head) {
        return SIGNS.stream()
                .filter(sign -> sign.fits().test(head))
                .findFirst()
                .map(Sign::content)
                .orElse(ANYTHING_ELSE);
    }

    /** Workbooks of today are archives too; what they hold gives them away. */
    private static Content inside(Path archive) throws IOException, UnreadableException {
        Set<String> names = names(archive);
        if (names.contains("[Content_Types].xml") && names.stream().anyMatch(name -> name.startsWith("xl/"))) {
            return new Plain(FileType.XLSX);
        }
        if (names.contains("mimetype") && names.contains("content.xml")) {
            return new Plain(FileType.ODS);
        }
        return new Content.Packed(Packing.ZIP);
    }

    private static Set<String> names(Path archive) throws IOException, UnreadableException {
        try (ZipArchive zip = ZipArchive.open(archive)) {
            return zip.entries().stream().map(ZipArchive.Entry::name).collect(Collectors.toUnmodifiableSet());
        }
    }
}
