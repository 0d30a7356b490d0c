package io.batchwatch.gateway.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of the canonical CSV. Each is found by its name or by a Chinese synonym, whatever its place. */
public enum Field {
    SAMPLE_ID(true, "样品编号", "样本编号", "抽样单编号", "样品号"),
    BATCH_ID(false, "批次编号", "批号", "批次", "批次号", "生产批号"),
    PRODUCT(true, "产品", "产品名称", "样品名称", "食品名称", "品名"),
    CATEGORY(false, "类别", "食品类别", "产品类别", "食品大类"),
    ORIGIN(false, "产地", "来源地", "原产地"),
    PRODUCER(false, "生产者", "生产商", "生产企业", "供应商", "供货商"),
    SITE(false, "场所", "地点", "抽样地点", "被抽样单位", "市场", "摊位", "采样点"),
    CERTIFICATE(false, "证书编号", "合格证编号", "检疫证号", "产地证明", "承诺达标合格证"),
    PURPOSE(false, "目的", "抽样目的", "任务类型", "任务来源"),
    CAMPAIGN(false, "专项", "专项行动", "专项名称"),
    SAMPLED_AT(true, "抽样时间", "采样时间", "抽样日期", "采样日期"),
    TEST_KIND(true, "检测类型", "检验类型", "检测类别"),
    LAB(false, "检测机构", "检验机构", "实验室", "检测单位"),
    INSTRUMENT(false, "仪器", "仪器编号", "检测仪器", "设备编号"),
    REAGENT_LOT(false, "试剂批号", "试剂盒批号"),
    OPERATOR(false, "检测人", "检测人员", "检验员", "操作人"),
    ANALYTE(true, "检测项目", "检验项目", "项目", "项目名称"),
    METHOD(false, "检测方法", "检验方法", "检测依据", "检验依据", "方法"),
    REPLICATE(false, "平行号", "平行", "重复"),
    QUALIFIER(false, "限定符", "修饰符"),
    VALUE(false, "检测结果", "检验结果", "结果", "检测值", "结果值"),
    UNIT(false, "单位", "结果单位", "检测单位名称"),
    LOD(false, "检出限", "方法检出限"),
    LOQ(false, "定量限"),
    EXPANDED_UNCERTAINTY(false, "扩展不确定度", "不确定度"),
    REPORTED_VERDICT(false, "判定", "结论", "结果判定", "检测结论", "检验结论"),
    TESTED_AT(false, "检测时间", "检验时间", "检测日期", "检验日期"),
    REPORTED_AT(false, "报告时间", "报告日期", "发布日期"),
    REVISION(false, "修订号", "版本", "修订"),
    STATUS(false, "状态", "报告状态"),
    REMARK(false, "备注", "说明"),
    /** Beyond the canonical columns: the limit that the sender judged by. */
    REPORTED_LIMIT(false, "限量值", "标准值", "标准限量");

    private static final Map<String, Field> BY_COLUMN =
            Arrays.stream(values()).collect(Collectors.toMap(Field::column, Function.identity()));

    private final String column;
    private final boolean needed;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> synonyms;

    Field(boolean needed, String... synonyms) {
        this.column = name().toLowerCase(Locale.ROOT);
        this.needed = needed;
        this.synonyms = List.of(synonyms);
    }

    /** The name in the canonical CSV, in profiles and in receipts. */
    public String column() {
        return column;
    }

    /** True if no row can be taken without it. A value is needed as well, but a qualifier may stand for it. */
    public boolean isNeeded() {
        return needed;
    }

    public List<String> synonyms() {
        return synonyms;
    }

    public static Optional<Field> ofColumn(String column) {
        return Optional.ofNullable(BY_COLUMN.get(column));
    }
}
