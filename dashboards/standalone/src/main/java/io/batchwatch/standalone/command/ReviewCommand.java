package io.batchwatch.standalone.command;

import io.batchwatch.rules.reference.ControlTargets;
import io.batchwatch.rules.reference.ReferenceException;
import io.batchwatch.standalone.review.HistoryReviews;
import io.batchwatch.standalone.review.ReviewPublisher;
import io.batchwatch.standalone.sql.History;
import io.batchwatch.standalone.sql.QueryException;
import io.batchwatch.views.Review;
import io.batchwatch.views.ViewCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks back over the history, and tells what it found as JSON or to the topic that the board reads. */
@Command(
        name = "review",
        description = {
            "Looks back over the history: instruments by their controls, counters, laboratories. up does this by itself.",
            "回看历史：仪器质控、快检室数据可信度、实验室比对。up 会自动执行。"
        },
        footer = {
            "",
            "Without --bootstrap it prints one JSON object for each review and changes nothing. On a cluster run it every hour.",
            "不带 --bootstrap 时逐行输出 JSON，不改变任何内容。集群部署可每小时运行一次。"
        })
final class ReviewCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = {"Kafka, to whose lab.reviews it is told.", "写入该 Kafka 的 lab.reviews 主题。"})
    private String bootstrap = "";

    private final Console console;
    private final Clock clock;

    ReviewCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (History history = History.open(
                data.directory().history(), ControlTargets.load(data.directory().reference()), zone.zone())) {
            List<Review> reviews = HistoryReviews.of(history, clock.instant());
            if (bootstrap.isEmpty()) {
                reviews.forEach(
                        review -> console.out().println(new String(ViewCodec.encode(review), StandardCharsets.UTF_8)));
            } else {
                ReviewPublisher.publish(bootstrap, reviews);
            }
            return ExitCode.DONE;
        } catch (ReferenceException e) {
            e.problems().forEach(console.errors()::println);
            return ExitCode.REFUSED;
        } catch (QueryException e) {
            console.errors().println("review: " + e.getMessage());
            return ExitCode.REFUSED;
        } catch (ExecutionException e) {
            console.errors().println("review: " + e.getCause());
            return ExitCode.FAILED;
        }
    }
}
