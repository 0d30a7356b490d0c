package io.batchwatch.gateway.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.profile.PartnerProfiles.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerProfilesTest {
    @TempDir
    private Path directory;

    private PartnerProfiles profiles;

    @BeforeEach
    void open() {
        profiles = new PartnerProfiles(directory, Profiles.SHANGHAI);
    }

    @ParameterizedTest
    @FieldSource("io.batchwatch.gateway.profile.PartnerProfiles#SHIPPED")
    void everyShippedProfileCanBeUsed(String partner) throws IOException {
        PartnerProfiles.seed(directory);

        Found.Usable found = (Found.Usable) profiles.of(partner);

        assertThat(found.problems()).isEmpty();
        assertThat(found.profile().name()).isEqualTo(partner);
    }

    @Test
    void theShippedProfilesAreAllThatIsShipped() throws IOException {
        PartnerProfiles.seed(directory);

        assertThat(profiles.names()).containsExactlyInAnyOrderElementsOf(PartnerProfiles.SHIPPED);
    }

    @Test
    void seedingTouchesNothingThatIsThere() throws IOException {
        write("lab", "partner: lab\nversion: 99\n");

        PartnerProfiles.seed(directory);

        assertThat(((Found.Usable) profiles.of("lab")).profile().version()).isEqualTo(99);
    }

    @Test
    void aPartnerWithoutAFileIsUnknown() {
        assertThat(profiles.of("nobody")).isEqualTo(new Found.Unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../lab", "a/b", "", ".", "..", "Lab", "-lab", "lab.yaml", "市场", "lab\u0000"})
    void whatIsNoNameIsUnknown(String name) throws IOException {
        Files.writeString(directory.resolve("lab.yaml"), "partner: lab\n");

        assertThat(new PartnerProfiles(directory.resolve("below"), Profiles.SHANGHAI).of(name))
                .isEqualTo(new Found.Unknown());
        assertThat(profiles.of(name)).isEqualTo(new Found.Unknown());
    }

    @Test
    void namesAreInOrderAndOthersAreNoProfiles() throws IOException {
        write("stall-2", "partner: stall-2\n");
        write("stall-1", "partner: stall-1\n");
        Files.writeString(directory.resolve("notes.txt"), "");
        Files.writeString(directory.resolve("Upper.yaml"), "");

        assertThat(profiles.names()).containsExactly("stall-1", "stall-2");
        assertThat(new PartnerProfiles(directory.resolve("nowhere"), Profiles.SHANGHAI).names())
                .isEmpty();
    }

    @Test
    void aChangedFileIsReadAgain() throws IOException {
        write("stall", "partner: stall\nversion: 1\n");
        assertThat(usable().profile().version()).isEqualTo(1);

        write("stall", "partner: stall\nversion: 12\n");

        assertThat(usable().profile().version()).isEqualTo(12);
    }

    @Test
    void anUnchangedFileIsNotReadAgain() throws IOException {
        write("stall", "partner: stall\nversion: 1\n");

        assertThat(usable().profile()).isSameAs(usable().profile());
    }

    @Test
    void aProfileThatBecomesBrokenLeavesTheOneBefore() throws IOException {
        write("stall", "partner: stall\nversion: 4\n");
        assertThat(usable().problems()).isEmpty();

        write("stall", "partner: stall\nversion: 5\ncolour: red\n");

        assertThat(usable().profile().version()).isEqualTo(4);
        assertThat(usable().problems()).extracting(ProfileProblem::line).containsExactly(3);
        write("stall", "partner: stall\nversion: 6\ntitle: mended\n");
        assertThat(usable().profile().version()).isEqualTo(6);
        assertThat(usable().problems()).isEmpty();
    }

    @Test
    void theLastGoodProfileOutlivesAStart() throws IOException {
        write("stall", "partner: stall\nversion: 4\nlike: sampling-notice\n");
        PartnerProfiles.keeping(directory, Profiles.SHANGHAI).of("stall");
        write("stall", "partner: stall\nversion: 5\ncolour: red\n");

        Found.Usable afterwards = (Found.Usable)
                PartnerProfiles.keeping(directory, Profiles.SHANGHAI).of("stall");

        assertThat(afterwards.profile().version()).isEqualTo(4);
        assertThat(afterwards.profile().keepsProse()).isTrue();
        assertThat(afterwards.problems()).extracting(ProfileProblem::line).containsExactly(3);
        assertThat(profiles.of("stall")).isInstanceOf(Found.Broken.class);
        assertThat(profiles.names()).containsExactly("stall");
    }

    @Test
    void aProfileThatWasNeverGoodIsBroken() throws IOException {
        write("stall", "partner: stall\ncolour: red\n");

        assertThat(((Found.Broken) profiles.of("stall")).problems())
                .extracting(ProfileProblem::line)
                .containsExactly(2);
    }

    @Test
    void aProfileThatIsNotUtf8IsBroken() throws IOException {
        Files.write(directory.resolve("stall.yaml"), "title: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(((Found.Broken) profiles.of("stall")).problems().get(0).text())
                .contains("cannot be read as UTF-8");
    }

    private Found.Usable usable() {
        return (Found.Usable) profiles.of("stall");
    }

    private void write(String partner, String content) throws IOException {
        Files.writeString(directory.resolve(partner + ".yaml"), content);
    }
}
