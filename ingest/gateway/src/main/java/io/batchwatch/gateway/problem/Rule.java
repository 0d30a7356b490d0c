package io.batchwatch.gateway.problem;

import java.util.Locale;

/** Why a row, or a whole file, was not taken: a bounded set, fit for a metric's label, each with what to do about it. */
public enum Rule {
    MISSING("必填内容为空，请填写", "this is needed and it is empty: fill it in"),
    MISSING_VALUE(
            "没有检测结果：请填写数值（如 0.05、<0.01）或定性结果（如 未检出、阳性）",
            "there is no result: give a value (0.05, <0.01) or a finding (ND, positive)"),
    NOT_A_NUMBER("不是数值：请写成 0.05、<0.01、未检出 或 阳性 这样的形式", "not a number: write it as 0.05, <0.01, ND or positive"),
    AMBIGUOUS_NUMBER(
            "逗号或点的含义不明（千位分隔还是小数点）：请不要写千位分隔符，或在配置文件中声明 decimal",
            "the comma or point may stand for thousands or for decimals: leave out marks of thousands, or say `decimal`"
                    + " in the profile"),
    OUT_OF_RANGE("数值超出可能的范围，请核对数值和单位", "outside the possible range: check the value and its unit"),
    UNIT_CONFLICT("结果中的单位与单位列不一致，请统一", "the unit beside the value is not the unit in its column: make them one"),
    QUALIFIER_CONFLICT("限定符与结果矛盾，请只保留一种写法", "the qualifier and the value say different things: keep one of them"),
    NOT_A_DATE("不是有效的日期时间：请写成 2026-03-01 或 2026-03-01 08:30:00", "not a date: write 2026-03-01 or 2026-03-01 08:30:00"),
    DATE_OUT_OF_RANGE("日期在将来或早于 1980 年，请核对", "the date lies in the future or before 1980: check it"),
    UNKNOWN_CODE("不认识的代码，请使用允许的写法", "not a known word here: use one of those allowed"),
    NOT_A_COUNT("应为 1 至 9999 的整数", "this is a whole number from 1 to 9999"),
    TOO_LONG("内容过长，请缩短", "too long: shorten it"),
    UNKNOWN_WRITING(
            "内容不符合配置中 split 的任何写法：请核对，或在配置中补充",
            "the cell is written in none of the ways that the profile's `split` names: check it, or add this way"),
    TOO_MANY_CELLS(
            "这一行的单元格多于表头：内容中的分隔符须加引号",
            "more cells than the header has: put quotes around a cell that holds the delimiter"),
    TOO_MANY_ROWS(
            "文件行数超过配置的上限，其余行未读取：请分成几个文件发送",
            "more rows than the profile allows, the rest was not read: send it in parts"),
    CUT_SHORT(
            "文件最后一行不完整，文件可能在传输中被截断：请重新发送完整文件",
            "the last row is not whole, the file may have been cut off on its way: send the whole file again"),
    BROKEN_QUOTES(
            "引号没有成对，这一行无法读取：请将内容中的引号写成两个",
            "quotes do not pair up, so the row cannot be read: double a quote inside a cell"),
    BROKEN_FRAME(
            "通信帧损坏，其中的记录无法读取：请重新发送该消息",
            "a frame of the line is broken, so its record cannot be read: send the message again"),
    BROKEN_MESSAGE("这不是该消息格式中的记录，无法读取：请核对导出", "this is no record of such a message: check the export"),
    NOT_FINAL(
            "结果尚未定稿（初步、待定或部分结果）：定稿后请再发送",
            "the result is not final yet (preliminary, pending or partial): send it when it is"),

    BROKEN_DOCUMENT(
            "不是有效的 JSON 或 XML：请按提示的位置改正后重新发送",
            "no valid JSON or XML: mend it at the place that is named and send it again"),
    TOO_COMPLEX("结构过深、过长或过多：请分成较小的几份发送", "nested too deeply, or too much of it: send it in smaller parts"),
    UNSAFE_DOCUMENT(
            "含有 DOCTYPE 或实体，为安全起见不予读取：请去掉后重新发送",
            "it has a DOCTYPE or entities, which are not read for safety: leave them out and send it again"),
    NOT_BASE64("不是 UTF-8 文本的 Base64：请核对编码", "not Base64 of UTF-8: check how it was encoded"),
    NO_RECORDS(
            "其中没有检测结果记录：请核对内容，或在配置中用 records 指明记录的位置",
            "there are no records of results in it: check what it holds, or say in the profile's `records` where they are"),
    CELL_ERROR(
            "单元格是错误值（如 #N/A）：请在表格中改正后重新发送",
            "the cell holds an error such as #N/A: mend it in the sheet and send it again"),
    DIGITS_LOST(
            "数字超过 15 位，表格软件已丢失末尾数字：请将该列设为文本后重新填写",
            "a number of more than 15 digits, whose last ones the program of sheets has lost: make the column text and fill it in"
                    + " again"),

    EMPTY_FILE("文件为空，没有任何内容：请检查导出后重新发送", "the file is empty: check the export and send it again"),
    NOT_TEXT("这不是文本文件：请导出为 CSV 后发送", "this is no text file: export it as CSV"),
    WORKBOOK(
            "这是一种无法读取的工作簿：请另存为 XLSX 或 CSV（UTF-8）后发送",
            "a workbook of a kind that cannot be read: save it as XLSX or as CSV (UTF-8)"),
    DAMAGED("文件已损坏，无法读取：请重新导出后发送", "the file is damaged and cannot be read: export it and send it again"),
    ENCRYPTED("文件有密码保护：请去掉密码后发送", "the file is protected by a password: send it without one"),
    UNPACKS_TOO_LARGE(
            "解压后过大，或层数、文件数过多，已停止读取：请直接发送其中的文件",
            "what is packed in it is too large, too many or too deep, and was not read: send the files themselves"),
    UNKNOWN_CHARSET(
            "无法识别文件编码：请用 UTF-8 或 GB18030 保存后发送",
            "the characters are neither UTF-8 nor the profile's charset nor GB18030: save the file as UTF-8"),
    MISSING_COLUMN(
            "缺少必需的列：请在表头中加上，或在配置文件中指定", "a needed column is missing: add it to the header, or name it in the profile"),
    DOUBLE_COLUMN(
            "同一内容出现在两列中：请只保留一列，或在配置文件中指定", "two columns hold the same thing: keep one, or name it in the profile"),
    TOO_LARGE("文件超过大小上限：请分成几个文件发送", "the file is larger than allowed: send it in parts"),
    UNKNOWN_PARTNER(
            "没有该合作方的配置文件：请在 reference/partners 中添加，或放入已有合作方的文件夹",
            "there is no profile of this partner: add one to reference/partners, or use a known partner's folder"),
    BROKEN_PROFILE(
            "该合作方的配置文件有错误，尚未读取任何内容：请修正配置文件后重新发送",
            "the partner's profile is broken, so nothing was read: mend it and send the file again");

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String zh;
    private final String en;

    Rule(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** Lower case, such as {@code not-a-number}. */
    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
