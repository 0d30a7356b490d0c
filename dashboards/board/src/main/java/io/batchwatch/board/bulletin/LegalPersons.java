package io.batchwatch.board.bulletin;

import java.util.regex.Pattern;

/**
 * Which producers' names are those of legal persons. In doubt it is none: a farm, a shop or a stall is often called after
 * whoever runs it, and what a sender wrote beside a name (a telephone number, whom to ask for) makes it none as well.
 */
final class LegalPersons {
    private static final int LONGEST = 60;

    private static final Pattern CHINESE =
            Pattern.compile("[\\p{IsHan}（）()·]{2,}(?:有限公司|有限责任公司|股份公司|集团|集团公司|专业合作社|合作社|合作社联合社|供销社)");

    private static final Pattern LATIN = Pattern.compile(
            "[\\p{L}][\\p{L}&.,' -]*\\b(?:Ltd\\.?|Limited|Inc\\.?|LLC|PLC|GmbH|AG|S\\.A\\.|B\\.V\\.|Co-?operative|Corporation)",
            Pattern.CASE_INSENSITIVE);

    /** Words by which senders say whom to ask for. */
    private static final Pattern PERSON =
            Pattern.compile("联系|电话|负责|法人|经营者|经办|摊主|户主|先生|女士|Mr|Mrs|contact|tel", Pattern.CASE_INSENSITIVE);

    private LegalPersons() {}

    static boolean isOne(String name) {
        return name.length() <= LONGEST
                && !PERSON.matcher(name).find()
                && (CHINESE.matcher(name).matches() || LATIN.matcher(name).matches());
    }
}
