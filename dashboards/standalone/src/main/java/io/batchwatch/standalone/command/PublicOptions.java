package io.batchwatch.standalone.command;

import io.batchwatch.board.bulletin.Publishing;
import io.batchwatch.board.bulletin.Publishing.Producers;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether and how the board has a page for the public. */
final class PublicOptions {
    @Option(
            names = "--public",
            description = {
                "Serves monthly bulletins at /public and /api/v1/public; without it neither is there.",
                "开启公示页面 /public 及其数据接口 /api/v1/public；默认关闭。"
            })
    private boolean isOn;

    @Option(
            names = "--public-publisher",
            paramLabel = "NAME",
            defaultValue = "",
            description = {"Who signs the bulletins.", "公示的发布单位。"})
    private String publisher = "";

    @Option(
            names = "--public-producers",
            description = {
                "Names the producers of confirmed batches, if they are companies or cooperatives; never a person.",
                "公布不合格批次的生产单位（仅限公司、合作社等法人名称，从不公布个人）。"
            })
    private boolean namesProducers;

    @Option(
            names = "--public-least",
            paramLabel = "N",
            defaultValue = "" + Publishing.USUAL_LEAST,
            description = {
                "Fewer inspected batches than this are never shown by themselves (default: ${DEFAULT-VALUE}, at least 5).",
                "抽检批次少于此数的类别合并公布，默认 10，最少 5。"
            })
    private int least = Publishing.USUAL_LEAST;

    @Option(
            names = "--public-licence",
            paramLabel = "URL",
            description = {"Under which others may use the figures.", "数据使用许可的网址。"})
    private Optional<URI> licence = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Empty unless the page is asked for. */
    Optional<Publishing> publishing() {
        if (least < Publishing.LEAST_OF_ALL) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--public-least 至少为 " + Publishing.LEAST_OF_ALL + " · --public-least is at least "
                            + Publishing.LEAST_OF_ALL);
        }
        return isOn
                ? Optional.of(new Publishing(
                        publisher, namesProducers ? Producers.LEGAL_PERSONS : Producers.UNNAMED, least, licence))
                : Optional.empty();
    }
}
