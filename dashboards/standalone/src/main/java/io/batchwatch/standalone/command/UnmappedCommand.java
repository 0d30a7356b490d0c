package io.batchwatch.standalone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.names.NearestNames;
import io.batchwatch.standalone.house.DataDirectory;
import io.batchwatch.standalone.sql.History;
import io.batchwatch.standalone.sql.QueryException;
import io.batchwatch.standalone.sql.UnmappedNames;
import io.batchwatch.standalone.sql.UnmappedNames.UnmappedName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the names in the history that a person should map. */
@Command(
        name = "unmapped",
        description = {
            "Lists the names in the history that have no code yet, with the nearest that have one.",
            "列出历史数据中尚未对应代码的名称，并给出最接近的候选。"
        },
        footer = {"", "  map analyte \"镉(Cd)\" cadmium   then 然后   replay --partner P"})
final class UnmappedCommand implements Callable<Integer> {
    private static final int MOST_CANDIDATES = 3;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100",
            description = {"How many are shown (default: ${DEFAULT-VALUE}).", "最多显示多少个。"})
    private int most = 100;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = {"text or json (default: ${DEFAULT-VALUE}).", "输出格式：text 或 json。"})
    private CheckCommand.Format format = CheckCommand.Format.text;

    private final Console console;

    UnmappedCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = data.directory();
        CodeBooks books = CodeBooks.read(directory.reference());
        try (History history = History.open(directory.history(), zone.zone())) {
            List<UnmappedName> names = UnmappedNames.of(history);
            switch (format) {
                case text -> tell(names, books);
                case json -> console.out().println(json(names, books).toPrettyString());
            }
            return ExitCode.DONE;
        } catch (QueryException e) {
            console.errors().println("unmapped: " + e.getMessage());
            return ExitCode.REFUSED;
        }
    }

    private void tell(List<UnmappedName> names, CodeBooks books) {
        names.stream().limit(most).forEach(name -> console.out()
                .printf(
                        "%-8s %s × %d  %s … %s  [%s]%s%n",
                        name.kind().word(),
                        name.name(),
                        name.results(),
                        name.first(),
                        name.last(),
                        String.join(", ", name.partners()),
                        known(name, books)
                                .map(code -> "  = " + code + "，请 replay · mapped now: replay")
                                .orElseGet(() -> CheckText.candidates(nearest(name, books)))));
        console.out().printf("%d 个名称没有代码 names without a code%n", names.size());
    }

    /** A name may have its code by now, while the history still waits for a replay. */
    private static Optional<String> known(UnmappedName name, CodeBooks books) {
        return books.of(name.kind()).code(name.name());
    }

    private static List<NearestNames.Candidate> nearest(UnmappedName name, CodeBooks books) {
        return books.of(name.kind()).nearest(name.name(), MOST_CANDIDATES);
    }

    private ArrayNode json(List<UnmappedName> names, CodeBooks books) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        names.stream().limit(most).forEach(name -> {
            ArrayNode partners = JsonNodeFactory.instance.arrayNode();
            name.partners().forEach(partners::add);
            var one = json.addObject()
                    .put("kind", name.kind().word())
                    .put("name", name.name())
                    .put("results", name.results())
                    .put("first", name.first())
                    .put("last", name.last());
            one.set("partners", partners);
            known(name, books).ifPresent(code -> one.put("mapped_now", code));
            one.set("nearest", CheckJson.json(nearest(name, books)));
        });
        return json;
    }
}
