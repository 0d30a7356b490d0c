package io.batchwatch.gateway.profile;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a profile may say: each key, what it holds and what it is for. {@link ProfileReader} knows its keys from here, and
 * editors will know them by the schema made of it. Doors are not listed: theirs are asked of {@link DoorReader}.
 */
final class ProfileKeys {
    private static final long MANY = Long.MAX_VALUE;

    static final List<Key> FORMAT = List.of(
            new Key(
                    "type",
                    new Holds.OneOf(FileType.byWord().keySet()),
                    "文件格式；省略则自动识别",
                    "of the file; usual: found out"),
            new Key("charset", new Holds.Text(), "非 UTF-8 文件的字符编码", "of files that are not UTF-8, such as GB18030"),
            new Key(
                    "delimiter",
                    new Holds.OneOf(FileFormat.DELIMITERS.keySet()),
                    "分隔符；省略则自动识别",
                    "usual: found out from the header"),
            new Key("skip_lines", new Holds.WholeNumber(0, 1000), "表头之前的行数", "lines before the header"),
            new Key(
                    "records",
                    new Holds.Text(),
                    "JSON、XML 中每条记录的位置，如 //result",
                    "where records lie in JSON and XML: //result"),
            new Key("items", new Holds.Text(), "记录中每个结果的位置", "where the results of a record lie in it"),
            new Key("markup", new Holds.OneOf(Set.of("strict", "lenient")), "XML：严格或宽松", "how faulty XML may be"),
            new Key("sheets", new Holds.Texts(), "工作簿中要读取的表，* 为任意字符", "of a workbook; * is anything"),
            new Key(
                    "header",
                    new Holds.OneOf(HeaderPlace.BY_WORD.keySet()),
                    "表头位置：first 首行，search 在前 50 行中查找，none 无表头（列名为 #1、#2…）",
                    "first row (usual), search the first 50 rows, or none: columns are called #1, #2 …"),
            new Key(
                    "base64",
                    new Holds.Texts(),
                    "内容为 UTF-8 文本的 Base64 的列，* 为任意字符",
                    "columns whose cells are Base64 of UTF-8; * is anything"));

    static final List<Key> ROWS = List.of(
            new Key(
                    "skip",
                    new Holds.ByName(new Holds.Texts()),
                    "按列：含这些内容的行不是结果（空白、质控、合计）；* 为任意字符",
                    "by column: rows with one of these are no results (blanks, controls, totals); * is anything"),
            new Key(
                    "only",
                    new Holds.ByName(new Holds.Texts()),
                    "按列：只有含这些内容的行是结果",
                    "by column: only rows with one of these are results"),
            new Key("carry", new Holds.Texts(), "空单元格沿用上一行内容的列", "columns whose empty cells mean what stands above"),
            new Key(
                    "section",
                    new Holds.FieldName(),
                    "只有一个单元格有内容的行是标题，其内容用作以下各行的这一项",
                    "a row with one filled cell is a heading: what it gives to the rows below"),
            new Key(
                    "analytes",
                    new Holds.Texts(),
                    "每列为一个检测项目：一行有多个结果",
                    "columns that each are one analyte: a row holds several results"),
            new Key(
                    "needed",
                    new Holds.ByName(new Holds.ByName(new Holds.Texts())),
                    "按列：另一列含这些内容时必填",
                    "by column: must be filled where another column holds one of these"),
            new Key("most", new Holds.WholeNumber(1, MANY), "文件行数上限", "rows of a file"),
            new Key("longest", new Holds.WholeNumber(1, RowRules.LONGEST), "一行的字符数上限", "characters of a row"));

    static final List<Key> JOIN = List.of(
            new Key("join", new Holds.Texts(), "合并的列", "columns to be joined"),
            new Key("with", new Holds.Text(), "连接符，默认 |", "what stands between them; usual: |"),
            new Key("first_filled", new Holds.Texts(), "取本行中第一个非空的列", "the first of these that is filled in the row"),
            new Key("text", new Holds.Text(), "含 {列名} 的文字", "a text with cells in it: C {gray_c}, T {gray_t}"));

    static final List<Key> WRITING = List.of(
            new Key("when", new Holds.Text(), "整格匹配的正则表达式", "a regular expression that fits the whole cell"),
            new Key("into", new Holds.Texts(), "各括号组对应的列", "the column of each of its groups"),
            new Key("set", new Holds.ByField(new Holds.Text()), "此写法的含义", "what such a cell says without writing it"));

    static final List<Key> SPLIT = List.of(
            new Key("column", new Holds.Texts(), "列名", "names by which the column may go"),
            new Key("writings", new Holds.ListOf(WRITING), "单元格的各种写法", "the ways in which its cells are written"));

    static final List<Key> ALL = List.of(
            new Key("partner", new Holds.Text(), "与文件名一致", "as the file is called"),
            new Key("version", new Holds.WholeNumber(1, 1_000_000), "每次改动请提高", "to be raised with each change"),
            new Key("title", new Holds.Text(), "供人阅读", "for people"),
            new Key("like", new Holds.OneOf(Set.copyOf(Presets.NAMES)), "沿用一份现成的配置", "takes over what is known"),
            new Key("doors", new Holds.Doors(), "收件文件夹以外的入口", "ways in beside the inbox"),
            new Key("format", new Holds.Keys(FORMAT), "文件的写法", "how files are written"),
            new Key("rows", new Holds.Keys(ROWS), "哪些行是结果", "which rows are results"),
            new Key("zone", new Holds.Text(), "时区，如 Asia/Shanghai", "of dates and times without an offset"),
            new Key("dates", new Holds.Texts(), "日期写法，依次尝试", "patterns of dates, tried in this order"),
            new Key("decimal", new Holds.OneOf(Set.of("point", "comma")), "小数点", "the decimal sign"),
            new Key(
                    "inhibition",
                    new Holds.OneOf(Inhibition.BY_WORD.keySet()),
                    "快检抑制率为百分数还是小数",
                    "of rapid tests: 45 (percent) or 0.45 (fraction)"),
            new Key(
                    "columns",
                    new Holds.ByField(new Holds.Columns()),
                    "各项取自哪些列",
                    "which columns a field is taken from"),
            new Key(
                    "patterns",
                    new Holds.ByField(new Holds.Text()),
                    "正则表达式：单元格中第一组为所取内容",
                    "regular expressions: the first group is the part of the cell that counts"),
            new Key("split", new Holds.ListOf(SPLIT), "一列含多项内容时如何拆分", "columns that hold several fields in each cell"),
            new Key(
                    "file_name",
                    new Holds.ByField(new Holds.Text()),
                    "正则表达式：从文件名中取得",
                    "regular expressions: what the file's name tells"),
            new Key("constants", new Holds.ByField(new Holds.Text()), "每行固定", "in every row, whatever the file says"),
            new Key("defaults", new Holds.ByField(new Holds.Text()), "单元格为空时", "where the cell is empty"),
            new Key(
                    "codes",
                    new Holds.ByField(new Holds.ByName(new Holds.Text())),
                    "贵方用词对应的代码",
                    "your words for our codes"),
            new Key(
                    "prose",
                    new Holds.OneOf(Set.of("keep", "refuse")),
                    "无法识别的结果：保留为文本或拒收",
                    "values that are no values: kept as text or refused"),
            new Key("expected_interval", new Holds.Text(), "应多久收到一次，如 P1D", "how often we should hear of you: P1D"),
            new Key("most_bytes", new Holds.WholeNumber(1, MANY), "文件大小上限", "a larger file is refused"));

    /** A key of a profile. */
    record Key(String name, Holds holds, String zh, String en) {}

    /** What stands behind a key. */
    sealed interface Holds {
        record Text() implements Holds {}

        record WholeNumber(long least, long most) implements Holds {}

        record OneOf(Set<String> words) implements Holds {}

        /** One text or several. */
        record Texts() implements Holds {}

        /** The name of a column of the canonical CSV. */
        record FieldName() implements Holds {}

        record Keys(List<Key> keys) implements Holds {}

        /** Keys are columns of the canonical CSV. */
        record ByField(Holds each) implements Holds {}

        /** Keys are the partner's own words. */
        record ByName(Holds each) implements Holds {}

        /** Names of columns, or several to be joined. */
        record Columns() implements Holds {}

        record Doors() implements Holds {}

        /** Several of the same kind. */
        record ListOf(List<Key> keys) implements Holds {}
    }

    private ProfileKeys() {}

    static Set<String> names(List<Key> keys) {
        return keys.stream().map(Key::name).collect(Collectors.toUnmodifiableSet());
    }
}
