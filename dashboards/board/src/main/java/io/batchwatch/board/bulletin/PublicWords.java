package io.batchwatch.board.bulletin;

import io.batchwatch.rules.quantity.Unit;
import io.batchwatch.rules.reference.Names;
import io.batchwatch.rules.reference.Names.Name;
import io.batchwatch.views.BatchFinding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a bulletin: what the reference data call things. What a sender called them is not repeated, and a measured
 * value only if it is a number in a known unit.
 */
final class PublicWords {
    static final Name REST = new Name("其他类别（合并）", "Other categories, together");

    /** Held against limits of ours: then limit and standard are ours as well. */
    private static final Set<String> OUR_RULES = Set.of("banned", "limit", "minimum", "sum");

    private static final Pattern NUMBER = Pattern.compile("(?:[<>] )?\\d{1,12}(?:\\.\\d{1,12})?");

    private final Map<String, Map<String, Name>> names;
    private final Publishing publishing;

    PublicWords(Names names, Publishing publishing) {
        this.names = names.byKind();
        this.publishing = publishing;
    }

    Name category(String code) {
        return code.equals(Bulletin.REST) ? REST : name("category", code).orElse(REST);
    }

    boolean isCategory(String code) {
        return name("category", code).isPresent();
    }

    /** Empty if it cannot be told without a sender's words. */
    Optional<Bulletin.Finding> finding(Case confirmed) {
        BatchFinding finding = confirmed.finding();
        Optional<Name> product = name("product", confirmed.batch().product());
        Optional<Name> analyte = name("analyte", finding.analyte());
        boolean isMeasured = NUMBER.matcher(finding.value()).matches()
                && Unit.parse(finding.unit()).isPresent();
        if (product.isEmpty() || analyte.isEmpty() || !isMeasured || !OUR_RULES.contains(finding.rule())) {
            return Optional.empty();
        }
        return Optional.of(new Bulletin.Finding(
                confirmed.batch().category(),
                product.get().zh(),
                product.get().en(),
                analyte.get().zh(),
                analyte.get().en(),
                finding.value() + " " + finding.unit(),
                finding.rule(),
                finding.limit(),
                finding.limitSource(),
                producer(confirmed)));
    }

    private Optional<String> producer(Case confirmed) {
        return switch (publishing.producers()) {
            case UNNAMED -> Optional.empty();
            case LEGAL_PERSONS -> Optional.of(confirmed.batch().producer()).filter(LegalPersons::isOne);
        };
    }

    private Optional<Name> name(String kind, String code) {
        return Optional.ofNullable(names.getOrDefault(kind, Map.of()).get(code));
    }
}
