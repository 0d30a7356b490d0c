package io.batchwatch.gateway.draft;

import io.batchwatch.gateway.names.Folded;
import io.batchwatch.gateway.names.Simplified;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.table.HeaderUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What columns are called elsewhere: instruments and laboratories, in English mostly. Good for a draft, not for reading. */
final class FieldTitles {
    private static final Map<Field, Pattern> TITLES = new LinkedHashMap<>();

    static {
        put(
                Field.SAMPLE_ID,
                "sample[ ./_-]?(id|no\\.?|number|name|label|code)|sample/ctrl id|solution label|lab(oratory)?[ _]?(id|no\\.?|number)"
                        + "|specimen.*|.*sample.*(id|no|number).*|probe.*|样品.*|id");
        put(
                Field.ANALYTE,
                "analyte|parameter|test[ _]?name|element|compound|substance|determinand|component|contaminant|assay"
                        + "|.*analyte.*|.*parameter.*|.*pesticide.*|.*检测项目.*|.*检验项目.*");
        put(
                Field.VALUE,
                "result|concentration|value|soln conc|amount|reading|result value|.*result.*|.*conc.*|ergebnis|(mess)?wert|valeur|.*含量.*|.*检测值.*");
        put(Field.UNIT, "(result|conc\\.?)?[ _]?units?|uom|einheit|unité|.*unit.*|.*单位");
        put(
                Field.PRODUCT,
                "product|commodity|food|matrix|sample[ _](matrix|description|details)|.*product.*|.*commodity.*|produ[ik]ts?|proben?art");
        put(Field.SAMPLED_AT, ".*(sampl|collect).*(date|time|on|at|day).*|date.*sampl.*|.*采样.*|.*抽样.*");
        put(Field.REPLICATE, "rep(licate)?\\.?|rep #|injection");
        put(Field.LOD, "lod|mdl|detection limit|limit of detection");
        put(Field.LOQ, "loq|rl|quantitation limit|limit of quantification");
        put(Field.EXPANDED_UNCERTAINTY, ".*uncertainty.*");
        put(Field.REPORTED_VERDICT, "verdict|conclusion|pass/?fail|grade|assessment|compliance|.*判定.*");
        put(Field.METHOD, "method|sop|procedure|test method");
        put(Field.SITE, "site|location|station|place|market|.*地点.*");
        put(Field.BATCH_ID, "batch.*|lot.*|list name|.*批号.*");
        put(Field.LAB, "lab(oratory)?|laboratory name");
        put(Field.OPERATOR, "user|analyst|operator|technician");
        put(Field.INSTRUMENT, "instrument.*|device.*|serial.*");
        put(Field.REMARK, "remarks?|comments?|notes?|flags?|remarques");
    }

    private FieldTitles() {}

    private static void put(Field field, String titles) {
        TITLES.put(field, Pattern.compile(titles));
    }

    /** True if the reader itself knows the column by this title. */
    static boolean isKnownToTheReader(Field field, String title) {
        String folded = Simplified.of(Folded.of(HeaderUnit.of(title).name()));
        return Stream.concat(Stream.of(field.column()), field.synonyms().stream())
                .anyMatch(name -> Folded.of(name).equals(folded));
    }

    /** The fields that have titles, in the order in which they are to be looked for. */
    static Iterable<Field> fields() {
        return TITLES.keySet();
    }

    static boolean mayBe(Field field, SampleColumn column) {
        return Optional.ofNullable(TITLES.get(field))
                .filter(pattern -> pattern.matcher(column.plainTitle()).matches())
                .isPresent();
    }
}
