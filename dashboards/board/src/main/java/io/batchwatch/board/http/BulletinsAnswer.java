package io.batchwatch.board.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.batchwatch.board.bulletin.Bulletin;
import io.batchwatch.board.bulletin.Publishing;
import java.net.URI;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What {@code /api/v1/public/bulletins} answers.
 *
 * @param bulletins the newest first
 */
record BulletinsAnswer(
        String publisher,
        Optional<URI> licence,
        String noteZh,
        String noteEn,
        int leastInspected,
        List<Line> bulletins) {
    static final String NOTE_ZH = "数据为监督抽检的实验室检验结果，按采样月份统计；快速检测结果、自检结果、尚未汇总完毕的月份以及仍有结果在异议或复检期内的月份不公布。数值经更正可能变动。";
    static final String NOTE_EN =
            "Laboratory results of official sampling, by month of sampling. Rapid tests and self-checks are not published, nor is a month "
                    + "that is not complete or has a result that may still be objected to or is tested again. Corrections may change the figures.";

    /**
     * @param page its lasting address on this board
     */
    record Line(YearMonth month, @JsonUnwrapped Bulletin.Figures figures, String page, Optional<URI> licence) {}

    static BulletinsAnswer of(NavigableMap<YearMonth, Bulletin> bulletins, Publishing publishing) {
        return new BulletinsAnswer(
                publishing.publisher(),
                publishing.licence(),
                NOTE_ZH,
                NOTE_EN,
                publishing.leastInspected(),
                bulletins.values().stream()
                        .sorted(Comparator.comparing(Bulletin::month).reversed())
                        .map(bulletin -> new Line(
                                bulletin.month(),
                                bulletin.total(),
                                "/public/?month=" + bulletin.month(),
                                publishing.licence()))
                        .toList());
    }
}
