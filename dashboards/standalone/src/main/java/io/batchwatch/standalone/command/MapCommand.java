package io.batchwatch.standalone.command;

import io.batchwatch.gateway.names.Alias;
import io.batchwatch.gateway.names.Aliases;
import io.batchwatch.gateway.names.CodeBook;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.names.NameKind;
import io.batchwatch.rules.reference.ReferenceFiles;
import io.batchwatch.standalone.house.DataDirectory;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a name means, from the next file on. */
@Command(
        name = "map",
        description = {
            "Says which code a name stands for, from the next file on; `replay` makes it so for the past.",
            "说明名称对应的代码，对下一个文件起生效；用 replay 更新以往数据。"
        })
final class MapCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = {"analyte, product, site, lab, category or campaign.", "类别。"})
    private String kindWord = "";

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            description = {"As partners write it.", "合作方写的名称。"})
    private String name = "";

    @Parameters(
            index = "2",
            paramLabel = "CODE",
            description = {"As in the reference data.", "参考数据中的代码。"})
    private String code = "";

    private final Console console;

    MapCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = data.directory();
        ReferenceFiles.seed(directory.reference());
        Optional<NameKind> kind = NameKind.ofWord(kindWord);
        if (kind.isEmpty()) {
            String kinds = Arrays.stream(NameKind.values()).map(NameKind::word).collect(Collectors.joining(", "));
            return refused("应为其中一类 · this should be one of: " + kinds);
        }
        if (name.isBlank()) {
            return refused("名称为空 · the name is empty");
        }
        CodeBook book = CodeBooks.read(directory.reference()).of(kind.get());
        if (!book.hasCode(code)) {
            return refused(kind.get().file() + " 中没有代码 " + code + " · there is no code " + code + " in "
                    + kind.get().file() + CheckText.candidates(book.nearest(code, 3)));
        }
        Optional<String> before = book.code(name);
        if (before.isPresent() && !before.get().equals(code)) {
            return refused(name + " 已是 " + before.get() + " 的名称 · is a name of " + before.get() + " already");
        }
        if (before.isEmpty()) {
            Aliases.add(directory.reference(), new Alias(kind.get(), name.strip(), code));
        }
        console.out().printf("%s %s = %s%n", kind.get().word(), name, code);
        return ExitCode.DONE;
    }

    private int refused(String why) {
        console.errors().println("map: " + why);
        return ExitCode.REFUSED;
    }
}
