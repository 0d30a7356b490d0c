package io.batchwatch.gateway.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorReaderTest {
    @Test
    void anInstrumentCallsUsOrWeCallIt() {
        assertThat(Profiles.of(
                                "doors: [astm: {listen: 9100}, astm: {listen: '[::1]:9101'}, astm: {connect: 'box:4001'}]")
                        .doors())
                .containsExactly(
                        new AstmDoor(new AstmDoor.Side.Listen(new Address("0.0.0.0", 9100))),
                        new AstmDoor(new AstmDoor.Side.Listen(new Address("::1", 9101))),
                        new AstmDoor(new AstmDoor.Side.Call(new Address("box", 4001))));
    }

    @Test
    void aLoggersFilesAreTakenAsTheyGrow() {
        assertThat(Profiles.of("doors: [spool: {path: /var/log/line}, spool: {path: /l, still: PT9S, header_lines: 0}]")
                        .doors())
                .containsExactly(
                        new SpoolDoor(Path.of("/var/log/line"), Duration.ofSeconds(1), 1),
                        new SpoolDoor(Path.of("/l"), Duration.ofSeconds(9), 0));
    }

    @Test
    void messagesComeOverMllp() {
        assertThat(Profiles.of("doors: [mllp: {listen: 2575}]").doors())
                .containsExactly(new MllpDoor(new Address("0.0.0.0", 2575), 16, 4 << 20, Optional.empty()));
        assertThat(Profiles.of(
                                "doors: [mllp: {listen: 2575, most_connections: 2, most_bytes: 1000, tls: {key_store: /k.p12, password: {env: P}}}]")
                        .doors())
                .containsExactly(new MllpDoor(
                        new Address("0.0.0.0", 2575),
                        2,
                        1000,
                        Optional.of(new MllpDoor.Tls(Path.of("/k.p12"), new Secret.FromEnvironment("P")))));
    }

    @Test
    void filesAreFetchedFromAServer() {
        assertThat(Profiles.of("""
                        doors:
                          - sftp:
                              host: sftp.lab.example
                              port: 2022
                              user: county
                              key: {file: /id, passphrase: {file: /secret}}
                              known_hosts: /known_hosts
                              folder: out/2026
                              after: {move: done}
                              still: PT9S
                              receipts: receipts
                              every: PT1M
                          - ftp: {host: 10.0.0.9, user: lab, password: {env: P}, after: delete, done_file: .done}
                        """).doors())
                .containsExactly(
                        new RemoteFolder(
                                new RemoteFolder.Server.Sftp(
                                        new Address("sftp.lab.example", 2022),
                                        "county",
                                        new RemoteFolder.Login.Key(
                                                Path.of("/id"), Optional.of(new Secret.FromFile(Path.of("/secret")))),
                                        Path.of("/known_hosts")),
                                "out/2026",
                                new RemoteFolder.After.Move("done"),
                                new RemoteFolder.Whole.Still(Duration.ofSeconds(9)),
                                Optional.of("receipts"),
                                Duration.ofMinutes(1)),
                        new RemoteFolder(
                                new RemoteFolder.Server.Ftp(
                                        new Address("10.0.0.9", 21), "lab", new Secret.FromEnvironment("P")),
                                "",
                                new RemoteFolder.After.Delete(),
                                new RemoteFolder.Whole.DoneFile(".done"),
                                Optional.empty(),
                                Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "astm: {}                         ! one of listen and connect",
                "astm: {listen: 1, connect: 'a:2'}! one of listen and connect",
                "astm: {listen: 65536}            ! host:port",
                "astm: {listen: 'a b:1'}          ! host:port",
                "astm: {port: 1}                  ! no key 'port'",
                "mllp: {}                         ! listen is needed",
                "mllp: {listen: 1, tls: {key_store: /k, password: open}} ! a secret does not stand in a profile",
                "ftp: {host: a, user: b, password: open, after: delete}  ! a secret does not stand in a profile",
                "ftp: {host: a, user: b, password: {env: P}}             ! after: delete, or",
                "ftp: {host: a, user: b, password: {env: P}, after: delete, folder: ../up} ! a folder below",
                "sftp: {host: a, user: b, password: {env: P}, after: delete}               ! known_hosts is needed",
                "sftp: {host: a, user: b, known_hosts: /k, after: delete}                  ! one of password and key",
                "mqtt: {broker: 'tcp://my_broker:1883', topic: a, client: c}   ! without _",
                "mqtt: {broker: 'tcp://broker:99999', topic: a, client: c}     ! tcp://host:1883",
                "mqtt: {broker: 'tcp://broker:1883', topic: 'a/#/b', client: c} ! a whole level",
                "mqtt: {broker: 'tcp://broker:1883', topic: 'a+', client: c}   ! a whole level",
                "telex: {}                        ! one of"
            })
    void whatIsWrongWithADoorIsTold(String door, String words) {
        assertThatThrownBy(() -> Profiles.of("doors: [" + door.strip() + "]"))
                .hasRootCauseInstanceOf(ProfileException.class)
                .rootCause()
                .satisfies(problem -> assertThat(((ProfileException) problem).problems())
                        .anySatisfy(found -> assertThat(found.messageEn()).contains(words)));
    }
}
