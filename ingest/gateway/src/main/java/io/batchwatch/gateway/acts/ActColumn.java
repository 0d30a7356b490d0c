package io.batchwatch.gateway.acts;

import io.batchwatch.gateway.names.Folded;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a file of acts, and what else they may be called. */
public enum ActColumn {
    BATCH_ID(true, "批次号", "批号", "批次"),
    KIND(true, "类型", "事项"),
    AT(true, "时间", "办理时间", "日期"),
    BY(true, "经办人", "办理人", "办理单位"),
    DOCUMENT(false, "文号", "文书编号"),
    LAB(false, "机构", "检测机构", "复检机构"),
    QUANTITY(false, "数量"),
    UNIT(false, "单位"),
    REMARK(false, "备注"),
    WITHDRAWN(false, "撤销", "作废");

    private final boolean isNeeded;
    private final String synonyms;

    ActColumn(boolean isNeeded, String... synonyms) {
        this.isNeeded = isNeeded;
        this.synonyms = String.join("|", synonyms);
    }

    public boolean isNeeded() {
        return isNeeded;
    }

    public List<String> synonyms() {
        return synonyms.isEmpty() ? List.of() : List.of(synonyms.split("\\|", -1));
    }

    /** As in the header. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ActColumn> of(String header) {
        String folded = Folded.of(header);
        return Arrays.stream(values())
                .filter(column -> Folded.of(column.column()).equals(folded)
                        || column.synonyms().stream().map(Folded::of).anyMatch(folded::equals))
                .findFirst();
    }
}
