package io.batchwatch.gateway.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
