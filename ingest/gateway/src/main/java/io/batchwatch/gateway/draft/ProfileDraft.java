package io.batchwatch.gateway.draft;

import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.names.Words;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.HeaderPlace;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.profile.ProfileException;
import io.batchwatch.gateway.profile.ProfileSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A profile made from a sample file, for a person to finish. It is a valid one; what it does not know it asks in a comment,
 * and what may mean two things it does not decide.
 *
 * @param questions how many things a person has to say
 */
public record ProfileDraft(String partner, String text, int questions) {
    private static final Pattern ELEMENT = Pattern.compile("[A-Z][a-z]? \\d{3}\\.\\d+");
    private static final int SOME = 100;

    /**
     * @throws UnreadableException if the file holds no rows that can be read
     * @throws IllegalArgumentException if the partner's name is none
     */
    public static ProfileDraft of(String partner, Path file, CodeBooks books, ZoneId zone, Clock clock)
            throws IOException, UnreadableException {
        if (!PartnerProfiles.isName(partner)) {
            throw new IllegalArgumentException(
                    "合作方名称只能用 a-z 0-9 - _ · a partner's name is made of a-z 0-9 - _: " + partner);
        }
        Optional<String> like = LikePreset.of(file, books, zone, clock);
        if (like.isPresent()) {
            return new ProfileDraft(partner, likePreset(partner, like.get(), zone), 0);
        }
        SampleFile sample = SampleFile.read(file, zone);
        Writer writer = new Writer(sample, Guess.of(sample, books));
        ProfileDraft draft = new ProfileDraft(
                partner, writer.write(partner, file.getFileName().toString(), zone), writer.out.questions());
        try {
            PartnerProfiles.ofText(partner, draft.text, zone);
        } catch (ProfileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return draft;
    }

    private static String likePreset(String partner, String preset, ZoneId zone) {
        DraftText out = new DraftText();
        out.line(ProfileSchema.EDITOR_LINE);
        out.comment("与预置的 " + preset + " 相符", "of a kind that is known: " + preset);
        out.line("partner: " + partner);
        out.line("version: 1");
        out.line("like: " + preset);
        out.line("zone: " + zone.getId());
        return out.toString();
    }

    private static final class Writer {
        private final SampleFile sample;
        private final Guess guess;
        private final DraftText out = new DraftText();

        Writer(SampleFile sample, Guess guess) {
            this.sample = sample;
            this.guess = guess;
        }

        private String write(String partner, String fileName, ZoneId zone) {
            out.line(ProfileSchema.EDITOR_LINE);
            out.comment(
                    "由 " + fileName + " 的前 " + sample.rows() + " 行起草，请核对",
                    "drafted from the first " + sample.rows() + " rows of that file: look it over");
            warnOfLimits();
            out.line("partner: " + partner);
            out.line("version: 1");
            format();
            out.line("zone: " + zone.getId());
            dates();
            decimal();
            rows();
            columns();
            patterns();
            constants();
            codes();
            return out.toString();
        }

        private void warnOfLimits() {
            boolean hasResult =
                    guess.column(Field.VALUE).isPresent() || !guess.analytes().isEmpty();
            if (guess.isTableOfLimits()) {
                out.question(
                        "",
                        "这像是限量表而不是检测结果，请确认",
                        "this looks like a table of limits rather than of results: is it one?");
            } else if (!hasResult) {
                out.question("", "没有看起来像检测结果的列，请确认", "no column looks like a result: are these test results at all?");
            }
        }

        private void format() {
            List<String> parts = new ArrayList<>();
            sample.charset().ifPresent(name -> parts.add("charset: " + name));
            sample.delimiter().filter(name -> !name.equals("comma")).ifPresent(name -> parts.add("delimiter: " + name));
            if (sample.header() == HeaderPlace.NONE) {
                parts.add("header: none");
            } else if (sample.header() == HeaderPlace.SEARCHED) {
                parts.add("header: search");
            }
            if (sample.isCharsetGuessed()) {
                out.question("", "字符编码是推测的，请核对", "the charset is a guess: look at its accents");
            }
            if (!parts.isEmpty()) {
                out.line("format: {" + String.join(", ", parts) + "}");
            }
        }

        private void dates() {
            List<String> texts = dateTexts();
            if (texts.isEmpty() || DatePatterns.areUsual(texts)) {
                return;
            }
            List<String> patterns = DatePatterns.fitting(texts);
            if (patterns.size() == 1) {
                out.line("dates: [" + DraftText.quoted(patterns.get(0)) + "]");
                return;
            }
            out.question(
                    "",
                    "日期有多种读法（如 " + texts.get(0) + "），请选一种",
                    "dates may be read in more than one way (" + texts.get(0) + "): choose one");
            patterns.forEach(pattern -> out.line("# dates: [" + DraftText.quoted(pattern) + "]"));
        }

        private List<String> dateTexts() {
            List<String> days = guess.column(Field.SAMPLED_AT)
                    .map(column -> column.values().stream().limit(SOME).toList())
                    .orElse(List.of());
            List<String> times = guess.time()
                    .map(column -> column.values().stream().limit(SOME).toList())
                    .orElse(List.of());
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < days.size(); i++) {
                texts.add(i < times.size() ? days.get(i) + " " + times.get(i) : days.get(i));
            }
            return texts;
        }

        private void decimal() {
            List<String> numbers = resultColumns().stream()
                    .flatMap(column -> column.values().stream())
                    .filter(value -> value.matches("[<>]?\\s*[+-]?\\d+,\\d+"))
                    .toList();
            if (numbers.isEmpty()) {
                return;
            }
            if (numbers.stream().allMatch(value -> value.matches("[<>]?\\s*[+-]?[1-9]\\d{0,2},\\d{3}"))) {
                out.question(
                        "",
                        "逗号是小数点还是千位分隔（如 " + numbers.get(0) + "）？若为小数点，写 decimal: comma",
                        "is the comma in " + numbers.get(0) + " a decimal sign? Then say decimal: comma");
            } else {
                out.line("decimal: comma");
            }
        }

        private List<SampleColumn> resultColumns() {
            List<SampleColumn> columns = new ArrayList<>(guess.analytes());
            guess.column(Field.VALUE).ifPresent(columns::add);
            return columns;
        }

        private void rows() {
            Map<SampleColumn, Set<String>> controls = guess.controls();
            if (controls.isEmpty() && guess.analytes().isEmpty()) {
                return;
            }
            out.line("rows:");
            if (!controls.isEmpty()) {
                out.line("  # 空白、标准、质控、均值不是结果 · blanks, standards, controls and means are no results");
                out.line("  skip:");
                controls.forEach((column, values) -> out.line("    " + DraftText.quoted(column.reference()) + ": "
                        + DraftText.list(values.stream().limit(15).toList())));
            }
            if (!guess.analytes().isEmpty()) {
                out.question("  ", "每列一个检测项目，请删去不是项目的列", "one column for each analyte: take out those that are none");
                out.line("  analytes: "
                        + DraftText.list(guess.analytes().stream()
                                .map(SampleColumn::reference)
                                .toList()));
            }
        }

        private void columns() {
            List<String> lines = new ArrayList<>();
            guess.all().forEach((field, column) -> {
                boolean byItself = FieldTitles.isKnownToTheReader(field, column.title())
                        && column.reference().equals(column.title());
                boolean withTime = field == Field.SAMPLED_AT && guess.time().isPresent();
                if (!byItself || withTime) {
                    lines.add("  " + field.column() + ": "
                            + (withTime ? joined(column) : DraftText.quoted(column.reference())));
                }
            });
            if (!lines.isEmpty()) {
                out.line("columns:");
                lines.forEach(out::line);
            }
            boolean isOther = guess.column(Field.SAMPLED_AT)
                    .filter(column -> !column.plainTitle().matches(".*(sampl|collect|采样|抽样|發布|发布).*"))
                    .isPresent();
            if (isOther) {
                out.question(
                        "  ",
                        "sampled_at 是采样时间，还是只是检测时间？",
                        "sampled_at: is it the day of sampling, or only that of the analysis?");
            }
            unread();
        }

        private String joined(SampleColumn day) {
            return "{join: "
                    + DraftText.list(
                            List.of(day.reference(), guess.time().orElseThrow().reference())) + ", with: \" \"}";
        }

        private void unread() {
            List<String> unread = sample.columns().stream()
                    .filter(column -> !guess.all().containsValue(column)
                            && !guess.analytes().contains(column)
                            && guess.time().filter(column::equals).isEmpty()
                            && !column.holdsNoText())
                    .map(column -> column.reference() + " (" + column.values().get(0) + ")")
                    .toList();
            if (!unread.isEmpty()) {
                out.comment("未使用的列及其首个内容", "columns not read, with what stands first in them:");
                unread.forEach(column -> out.line("#   " + column.replaceAll("\\s+", " ")));
            }
        }

        private void patterns() {
            guess.column(Field.ANALYTE)
                    .filter(column ->
                            column.share(value -> ELEMENT.matcher(value).matches()) > 0.8)
                    .ifPresent(column -> {
                        out.line("patterns:");
                        out.line("  analyte: '([A-Z][a-z]?) [0-9.]+'   # 去掉波长 · without the wavelength");
                    });
        }

        private void constants() {
            List<Field> missing = new ArrayList<>();
            for (Field field : Field.values()) {
                boolean isWide = field == Field.ANALYTE && !guess.analytes().isEmpty();
                if (field.isNeeded() && guess.column(field).isEmpty() && !isWide) {
                    missing.add(field);
                }
            }
            boolean hasUnit = guess.column(Field.UNIT).isPresent()
                    || resultColumns().stream().anyMatch(column -> !column.plainTitle()
                            .equals(column.title().strip().toLowerCase(Locale.ROOT)));
            if (missing.isEmpty() && hasUnit) {
                return;
            }
            out.question(
                    "",
                    "文件中没有以下必填内容：在 constants 中写明（去掉 #），或在 columns 中指定列",
                    "the file does not say these: give them here (take away the #), or a column above");
            out.line("# constants:");
            missing.forEach(field -> out.line("#   " + field.column() + ": " + example(field)));
            if (!hasUnit) {
                out.line("#   unit: mg/kg        # 若结果都为同一单位 · if all results have the same");
            }
        }

        private static String example(Field field) {
            return switch (field) {
                case TEST_KIND -> "LAB     # LAB 实验室 | RAPID 快检 | SELF_CHECK 自检";
                case PRODUCT -> "韭菜      # 产品名称或代码 · a name or a code";
                case ANALYTE -> "铅        # 检测项目 · name, code or CAS number";
                case SAMPLED_AT ->
                    "2026-03-01   # 或从文件名取得 file_name: {sampled_at: '.*(\\d{8}).*'} · or out of the file's name";
                case SAMPLE_ID -> "S-001   # 通常应为一列，或多列合并 · a column, or several: {join: [a, b]}";
                default -> "…";
            };
        }

        private void codes() {
            List<String> lines = new ArrayList<>();
            unknown(Field.TEST_KIND, Words.testKinds(), lines);
            unknown(Field.REPORTED_VERDICT, Words.reportedVerdicts(), lines);
            unknown(Field.QUALIFIER, Words.qualifiers(), lines);
            unknown(Field.STATUS, Words.statuses(), lines);
            unknown(Field.PURPOSE, Words.purposes(), lines);
            if (!lines.isEmpty()) {
                out.question("", "以下用词的含义请补充（去掉 #）", "say what these words mean (take away the #)");
                out.line("# codes:");
                lines.forEach(out::line);
            }
        }

        private void unknown(Field field, Words<?> words, List<String> lines) {
            List<String> unknown = guess.column(field)
                    .map(column -> column.distinct().stream()
                            .filter(value -> words.meaning(value).isEmpty())
                            .limit(12)
                            .toList())
                    .orElse(List.of());
            if (!unknown.isEmpty()) {
                lines.add("#   " + field.column() + ":      # " + words.allowed());
                unknown.forEach(value -> lines.add("#     " + DraftText.quoted(value) + ": "));
            }
        }
    }
}
