package io.batchwatch.gateway.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    private void write(String analytes) throws IOException {
        Files.writeString(reference.resolve("analytes.csv"), analytes);
    }
}
