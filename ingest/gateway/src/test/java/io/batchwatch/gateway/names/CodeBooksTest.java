package io.batchwatch.gateway.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeBooksTest {
    private static final String ANALYTES = """
            code,zh,en,aliases,cas
            procymidone,腐霉利,Procymidone,速克灵|Sumilex,32809-16-8
            lead,铅,Lead,Pb|procymidone,7439-92-1
            """;

    @TempDir
    private Path reference;

    @ParameterizedTest
    @ValueSource(strings = {"procymidone", "PROCYMIDONE", "腐霉利", " 腐 霉 利", "速克灵", "sumilex", "32809-16-8", "Ｓｕｍｉｌｅｘ"})
    void aThingIsFoundByAnyOfItsNames(String name) throws IOException {
        write(ANALYTES);

        assertThat(CodeBooks.read(reference).analytes().term(name)).isEqualTo(new Term("procymidone", name));
    }

    @Test
    void whatIsNotKnownIsKeptAsItCame() throws IOException {
        write(ANALYTES);

        assertThat(CodeBooks.read(reference).analytes().term("mercury")).isEqualTo(Term.unmapped("mercury"));
        assertThat(CodeBooks.read(reference).analytes().code("mercury")).isEmpty();
    }

    @Test
    void aBookThatIsMissingIsEmpty() throws IOException {
        assertThat(CodeBooks.read(reference).products().code("leek")).isEmpty();
    }

    @Test
    void aMarkAtTheStartAndShortRowsDoNoHarm() throws IOException {
        write("\ufeffcode,zh,en,aliases\nlead,铅\n");

        assertThat(CodeBooks.read(reference).analytes().code("铅")).contains("lead");
    }

    @Test
    void aBookIsReadAgainWhenItsFileHasChanged() throws IOException {
        CodeBooks.Reloading books = new CodeBooks.Reloading(reference);
        assertThat(books.current().analytes().code("铅")).isEmpty();
        assertThat(books.current()).isSameAs(books.current());

        write(ANALYTES);
        assertThat(books.current().analytes().code("铅")).contains("lead");

        write("code,zh,en,aliases\npb,铅,Lead,\n");
        Files.setLastModifiedTime(
                reference.resolve("analytes.csv"), FileTime.from(Instant.parse("2026-03-10T00:00:00Z")));
        assertThat(books.current().analytes().code("铅")).contains("pb");
    }

    @ParameterizedTest
    @CsvSource({"鉛, lead", "Ｐｂ, lead", "腐黴利, procymidone", "速 克 靈, procymidone"})
    void traditionalCharactersAndFullWidthAreTheSameName(String name, String code) throws IOException {
        write(ANALYTES);

        assertThat(CodeBooks.read(reference).analytes().code(name)).contains(code);
    }

    @Test
    void whatAPersonHasSaidIsANameFromTheNextFileOn() throws IOException {
        write(ANALYTES);
        CodeBooks.Reloading books = new CodeBooks.Reloading(reference);
        assertThat(books.current().analytes().code("铅(Pb)")).isEmpty();

        Aliases.add(reference, new Alias(NameKind.ANALYTE, "铅(Pb)", "lead"));
        Aliases.add(reference, new Alias(NameKind.PRODUCT, "leek, \"fresh\"", "leek"));

        assertThat(books.current().analytes().code("铅(pb)")).contains("lead");
        assertThat(Aliases.read(reference).all())
                .containsExactly(
                        new Alias(NameKind.ANALYTE, "铅(Pb)", "lead"),
                        new Alias(NameKind.PRODUCT, "leek, \"fresh\"", "leek"));
    }

    /** Nobody can turn one substance into another by a slip. */
    @Test
    void anAliasTakesNoNameFromAnotherThing() throws IOException {
        write(ANALYTES);
        Files.writeString(reference.resolve("aliases.csv"), "kind,name,code\nanalyte,铅,procymidone\nanalyte,Zn,zinc\n");

        assertThat(CodeBooks.read(reference).analytes().code("铅")).contains("lead");
        assertThat(CodeBooks.read(reference).analytes().code("Zn")).isEmpty();
    }

    @Test
    void rowsOfAliasesThatMeanNothingAreTold() throws IOException {
        Files.writeString(
                reference.resolve("aliases.csv"), "kind,name,code\nanalyt,Zn,zinc\nanalyte,,zinc\nsite,东门,m_dongmen\n");

        Aliases aliases = Aliases.read(reference);

        assertThat(aliases.all()).containsExactly(new Alias(NameKind.SITE, "东门", "m_dongmen"));
        assertThat(aliases.wrong()).extracting(Aliases.Wrong::line).containsExactly(2L, 3L);
    }

    @Test
    void namesThatCannotBeReadLeaveTheEarlierOnes() throws IOException {
        write(ANALYTES);
        CodeBooks.Reloading books = new CodeBooks.Reloading(reference);
        assertThat(books.current().analytes().code("铅")).contains("lead");

        write("code,zh\nlead,\"铅\n");
        Files.setLastModifiedTime(
                reference.resolve("analytes.csv"), FileTime.from(Instant.parse("2026-03-10T00:00:00Z")));

        assertThat(books.current().analytes().code("铅")).contains("lead");
    }

    @ParameterizedTest
    @CsvSource({
        "procymidon, procymidone",
        "铅（以Pb计）, lead",
        "铅(Pb), lead",
        "腐霉力, procymidone",
        "速克灵残留, procymidone",
        "铜, ''",
        "xyz, ''",
        "'', ''"
    })
    void theNearestNameIsForAPersonToTake(String name, String code) throws IOException {
        write(ANALYTES);

        assertThat(CodeBooks.read(reference).analytes().nearest(name, 1))
                .extracting(NearestNames.Candidate::code)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    private void write(String analytes) throws IOException {
        Files.writeString(reference.resolve("analytes.csv"), analytes);
    }
}
