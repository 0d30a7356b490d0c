package io.batchwatch.rules.credibility;

/** What is looked at, with the honest causes that it may have. */
public enum Check {
    LAST_DIGITS(
            "末位数字分布不均匀",
            "Last digits are not evenly spread",
            "可能的正常原因：仪器只显示整数或半数、人工抄写取整",
            "honest causes: a display of whole or half numbers, values copied by hand and rounded"),
    IDENTICAL_IN_A_ROW(
            "相同读数连续出现过多",
            "The same reading follows itself too often",
            "可能的正常原因：同一样品重复测、仪器卡在零点",
            "honest causes: one sample read twice, an instrument stuck at its zero"),
    REPEATED_BLOCKS(
            "成段读数重复出现",
            "Whole runs of readings come again",
            "可能的正常原因：同一文件以不同样品号再次导出",
            "honest causes: one file exported again under other sample numbers"),
    IMPOSSIBLE_VALUES(
            "不可能的数值", "Values that cannot be", "可能的正常原因：单位或小数点错误", "honest causes: a wrong unit or decimal point"),
    TOO_MANY_AT_ONCE(
            "单位时间检测数超过孵育能力",
            "More tests at a time than the incubation allows",
            "可能的正常原因：集中补录时间、仪器通道数多于设定",
            "honest causes: times entered in bulk, more channels than assumed"),
    TESTED_BEFORE_SAMPLED(
            "结果早于采样",
            "Results earlier than the sampling",
            "可能的正常原因：仪器时钟不准、采样时间事后补填",
            "honest causes: an instrument's clock, a sampling time filled in later"),
    REPORTED_BEFORE_TESTED(
            "上报早于检测", "Reports earlier than the test", "可能的正常原因：时钟不一致", "honest causes: clocks that disagree"),
    INSTRUMENT_AT_TWO_PLACES(
            "同一仪器短时间内出现在两处",
            "One instrument at two places within a short time",
            "可能的正常原因：仪器编号重复、流动检测车",
            "honest causes: one number given to two instruments, a van"),
    REAGENT_BEYOND_ITS_COUNT(
            "试剂批使用次数超过其规格",
            "A reagent lot used more often than it holds",
            "可能的正常原因：同批号购入多盒",
            "honest causes: several boxes of one lot"),
    FEWER_POSITIVES(
            "阳性少于同类样品应有的数量",
            "Fewer positives than such samples have elsewhere",
            "可能的正常原因：货源更好、抽样对象不同",
            "honest causes: better suppliers, other goods than their names say");

    private final String titleZh;
    private final String titleEn;
    private final String honestZh;
    private final String honestEn;

    Check(String titleZh, String titleEn, String honestZh, String honestEn) {
        this.titleZh = titleZh;
        this.titleEn = titleEn;
        this.honestZh = honestZh;
        this.honestEn = honestEn;
    }

    public String titleZh() {
        return titleZh;
    }

    public String titleEn() {
        return titleEn;
    }

    public String honestZh() {
        return honestZh;
    }

    public String honestEn() {
        return honestEn;
    }
}
