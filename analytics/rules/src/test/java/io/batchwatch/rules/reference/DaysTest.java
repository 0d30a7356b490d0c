package io.batchwatch.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DaysTest {
    @Provide
    Arbitrary<Instant> instants() {
        long first = Instant.parse("1890-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();
        return Arbitraries.longs().between(first, last).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("UTC", "Asia/Shanghai", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia");
    }

    @Property
    void dayIsTheCalendarsWhicheverWasAskedForBefore(
            @ForAll("zones") String zone, @ForAll("instants") Instant before, @ForAll("instants") Instant instant) {
        Days days = new Days(ZoneId.of(zone));
        days.of(before);

        assertThat(days.of(instant)).isEqualTo(LocalDate.ofInstant(instant, ZoneId.of(zone)));
    }

    @Property
    void oneDayIsOneObject(@ForAll("zones") String zone, @ForAll("instants") Instant instant) {
        Days days = new Days(ZoneId.of(zone));

        assertThat(days.of(instant)).isSameAs(days.of(instant));
    }
}
