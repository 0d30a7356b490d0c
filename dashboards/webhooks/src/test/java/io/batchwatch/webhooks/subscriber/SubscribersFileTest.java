package io.batchwatch.webhooks.subscriber;

import static io.batchwatch.webhooks.given.Alerts.NOON;
import static io.batchwatch.webhooks.given.Alerts.SECRET;
import static io.batchwatch.webhooks.given.Alerts.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwatch.views.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscribersFileTest {
    private static final String HEADER =
            "name,url,secret,previous_secret,transport,language,severity,hazard,category,site\n";

    @TempDir
    private Path directory;

    @Test
    void aNewHouseHasAFileWithoutSubscribers() throws IOException {
        SubscribersFile.seed(directory);

        assertThat(directory.resolve("subscribers.csv")).hasContent(HEADER.strip());
        assertThat(SubscribersFile.read(directory)).isEqualTo(Subscribers.NONE);
    }

    @Test
    void whatTheOwnerWroteIsNotOverwritten() throws IOException {
        file("name,url,secret\ncounty,https://county.example,env:HOOK\n");

        SubscribersFile.seed(directory);

        assertThat(SubscribersFile.read(directory).all())
                .extracting(Subscriber::name)
                .containsExactly("county");
    }

    @Test
    void aLineIsASubscriber() throws IOException {
        file(HEADER + "county,https://county.example/hook?key=1,env:HOOK,file:old.secret,,zh,"
                + "critical|major,banned_substance | pesticide,,east_market\n");

        Subscriber county = SubscribersFile.read(directory).all().get(0);

        assertThat(county.secrets())
                .containsExactly(
                        new SecretReference.FromEnvironment("HOOK"),
                        new SecretReference.FromFile(directory.resolve("old.secret")));
        assertThat(county.language()).isEqualTo(Language.ZH);
        assertThat(county.transport()).isEqualTo(Transport.ENCRYPTED);
        assertThat(county.shownEndpoint()).isEqualTo("https://county.example/hook?…");
        assertThat(county.filter().wants(alert("B", Severity.MAJOR, "pesticide", "aquatic", "east_market", NOON)))
                .isTrue();
        assertThat(county.filter().wants(alert("B", Severity.MINOR, "pesticide", "aquatic", "east_market", NOON)))
                .isFalse();
        assertThat(county.filter().wants(alert("B", Severity.MAJOR, "microbe", "aquatic", "east_market", NOON)))
                .isFalse();
        assertThat(county.filter().wants(alert("B", Severity.MAJOR, "pesticide", "aquatic", "west_market", NOON)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Bad Name,https://a.example,env:HOOK,,,,,,,;name",
                "a,ftp://a.example,env:HOOK,,,,,,,;url",
                "a,a.example,env:HOOK,,,,,,,;url",
                "a,https://u:p@a.example,env:HOOK,,,,,,,;url",
                "a,http://a.example,env:HOOK,,,,,,,;url",
                "a,http://10.0.0.7/hook,env:HOOK,,,,,,,;url",
                "a,http://localhost.a.example,env:HOOK,,,,,,,;url",
                "a,https://a.example,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,,,,,,,;secret",
                "a,https://a.example,,,,,,,,;secret",
                "a,https://a.example,env:HOOK,nothing,,,,,,;previous_secret",
                "a,https://a.example,env:HOOK,,plain,,,,,;transport",
                "a,https://a.example,env:HOOK,,,fr,,,,;language",
                "a,https://a.example,env:HOOK,,,,grave,,,;severity"
            })
    void whatIsWrongIsToldWithItsPlaceAndWithoutASecret(String line, String column) throws IOException {
        file(HEADER + "good,https://good.example,env:HOOK,,,,,,,\n" + line + "\n");

        Subscribers read = SubscribersFile.read(directory);

        assertThat(read.all()).isEmpty();
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("subscribers.csv:3 " + column + ": ")
                .doesNotContain("MfKQ");
    }

    @Test
    void plainHttpToThisMachineOrWhereTheOperatorSaysSo() throws IOException {
        file("""
                name,url,secret,transport
                a,http://localhost:9/x,env:HOOK,
                b,http://127.0.0.1:9,env:HOOK,
                c,http://10.0.0.7,env:HOOK,plain_allowed
                """);

        assertThat(SubscribersFile.read(directory).problems()).isEmpty();
    }

    @Test
    void unknownColumnsMissingColumnsAndSecondNamesAreTold() throws IOException {
        file("name,url,secrets\n");
        assertThat(SubscribersFile.read(directory).problems())
                .extracting(SubscriberProblem::column)
                .containsExactly("secrets", "secret");

        file("name,url,secret\na,https://a.example,env:A\na,https://b.example,env:A\n");
        assertThat(SubscribersFile.read(directory).problems())
                .singleElement()
                .asString()
                .contains(":3 name");

        file("name,url,secret\na,https://a.example\n");
        assertThat(SubscribersFile.read(directory).problems())
                .singleElement()
                .asString()
                .contains(":2: ");
    }

    @Test
    void thereAreOnlySoMany() throws IOException {
        file("name,url,secret\n"
                + IntStream.rangeClosed(0, SubscribersFile.MOST)
                        .mapToObj(i -> "s" + i + ",https://a.example,env:A\n")
                        .collect(Collectors.joining()));

        assertThat(SubscribersFile.read(directory).isGood()).isFalse();
    }

    @Test
    void aBrokenFileLeavesTheEarlierOneInForceAlsoAfterANewStart() throws IOException {
        file("name,url,secret\na,https://a.example,env:A\n");
        KeptSubscribers running = new KeptSubscribers(directory);
        assertThat(running.first().all()).hasSize(1);
        assertThat(running.changed()).isEmpty();

        file("name,url,secret\na,https://a.example,env:A\nb,http://b.example,env:B\n");

        assertThat(running.changed())
                .hasValueSatisfying(read -> assertThat(read.isGood()).isFalse());
        assertThat(new KeptSubscribers(directory).first().all())
                .extracting(Subscriber::name)
                .containsExactly("a");
    }

    @Test
    void aSecretIsInAFileForItsOwnerAlone() throws Exception {
        Path file = Files.writeString(directory.resolve("a.secret"), SECRET + "\n");
        SecretReference reference = new SecretReference.FromFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> reference.reveal(Map.of()))
                .isInstanceOf(UnusableSecretException.class)
                .hasMessageContaining("chmod 600");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        byte[] content = "x".getBytes(StandardCharsets.UTF_8);
        assertThat(reference.reveal(Map.of()).sign(content))
                .isEqualTo(SigningSecret.of(SECRET).sign(content));
    }

    @Test
    void aNewSecretIsInAFileThatCanBeUsedAtOnceAndIsNotOverwritten() throws Exception {
        Path file = directory.resolve("county.secret");

        String shown = SecretFile.create(file);

        assertThat(new SecretReference.FromFile(file).reveal(Map.of()).sign(new byte[1]))
                .isEqualTo(SigningSecret.of(shown).sign(new byte[1]));
        assertThatThrownBy(() -> SecretFile.create(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThatThrownBy(() -> new SecretReference.FromEnvironment("HOOK").reveal(Map.of()))
                .isInstanceOf(UnusableSecretException.class)
                .hasMessageContaining("HOOK");
    }

    private void file(String content) throws IOException {
        Files.writeString(directory.resolve("subscribers.csv"), content);
    }
}
