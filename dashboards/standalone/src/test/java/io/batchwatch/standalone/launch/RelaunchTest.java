package io.batchwatch.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelaunchTest {
    @Test
    void theBytesOfTheCommandLineSayWhatTheLocaleLost() {
        byte[] bytes = "java\0-jar\0batchwatch.jar\0query\0select '豇豆'\0".getBytes(StandardCharsets.UTF_8);

        assertThat(GivenArguments.recover(new String[] {"query", "select '??????'"}, bytes))
                .containsExactly("query", "select '豇豆'");
    }

    @Test
    void aCommandLineThatDoesNotFitIsLeftAlone() {
        byte[] bytes = "java\0@options\0".getBytes(StandardCharsets.UTF_8);

        assertThat(GivenArguments.recover(new String[] {"query", "select 1"}, bytes))
                .containsExactly("query", "select 1");
        assertThat(GivenArguments.recover(new String[] {"query"}, bytes)).containsExactly("query");
    }

    @Test
    void noArgumentsStayNone() {
        assertThat(GivenArguments.recover(new String[0], "java\0-jar\0x.jar\0".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void anArgumentFileKeepsQuotesAndBackslashes() {
        assertThat(Relaunch.quoted("a \"b\" \\ c\nd")).isEqualTo("\"a \\\"b\\\" \\\\ c\\nd\"");
    }

    @Test
    void aQueryInAsciiNeedsNoOtherJvm() {
        assertThat(Relaunch.neededFor(List.of("query", "select 1"))).isEmpty();
    }

    @Test
    void aLongRunHasItsOwnJvm() {
        assertThat(Relaunch.neededFor(List.of("up"))).isPresent();
        assertThat(Relaunch.neededFor(List.of("up"), List.of("-Xmx3g"))).isPresent();
        assertThat(Relaunch.ofALongRun(List.of())).contains(Relaunch.HEAP, Relaunch.COLLECTOR);
    }

    /** A locale could still ask for another JVM. */
    @Test
    void theStartWhoseClassesAreArchivedIsNotAnother() {
        assertThat(Relaunch.neededFor(List.of("up"), List.of("-XX:ArchiveClassesAtExit=a.jsa"))
                        .isPresent())
                .isEqualTo(!GivenArguments.namesAreUtf8());
    }

    @Test
    void optionsThatWereGivenHold() {
        List<String> options = Relaunch.ofALongRun(List.of("-Xmx3g", "-XX:+UseG1GC"));

        assertThat(options).contains("-Xmx3g", "-XX:+UseG1GC").doesNotContain(Relaunch.HEAP, Relaunch.COLLECTOR);
    }
}
