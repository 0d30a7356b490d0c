package io.batchwatch.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.intake.IntakeRoom;
import io.batchwatch.gateway.profile.PartnerDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnerDoorsTest {
    @TempDir
    private Path data;

    private final List<String> opened = new ArrayList<>();

    /** The broker would give the messages of either to the other. */
    @Test
    void twoPartnersAreNotOneClientOfABroker() throws IOException {
        IntakeRoom room = new IntakeRoom(data, Clock.systemUTC());
        profile(room, "market", "{broker: 'tcp://broker:1883', topic: market, client: batchwatch}");
        profile(room, "village", "{broker: 'tcp://broker:1883', topic: village, client: batchwatch}");
        profile(room, "county", "{broker: 'tcp://broker:1883', topic: county, client: batchwatch-county}");
        try (PartnerDoors doors = new PartnerDoors(room.profiles(), this::open)) {
            doors.look();

            assertThat(opened).hasSize(2).contains("county");
            assertThat(doors.areOpen()).isFalse();

            Files.delete(room.partners()
                    .resolve(opened.stream()
                                    .filter(partner -> !partner.equals("county"))
                                    .findFirst()
                                    .orElseThrow()
                            + ".yaml"));
            doors.look();

            assertThat(opened).containsExactlyInAnyOrder("county", "market", "village");
            assertThat(doors.areOpen()).isTrue();
        }
    }

    private static void profile(IntakeRoom room, String partner, String mqtt) throws IOException {
        Files.writeString(
                room.partners().resolve(partner + ".yaml"),
                "partner: " + partner + "\nversion: 1\ndoors: [mqtt: " + mqtt + "]\n");
    }

    private OpenDoor open(String partner, PartnerDoor door) {
        opened.add(partner);
        return new OpenDoor() {
            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
