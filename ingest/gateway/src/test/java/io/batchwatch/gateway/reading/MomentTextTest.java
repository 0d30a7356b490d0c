package io.batchwatch.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.gateway.profile.Profiles;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTextTest {
    private final MomentText usual = new MomentText(Profiles.SHANGHAI, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01",
                "2026-3-1",
                "2026/03/01",
                "2026/3/1",
                "2026.3.1",
                "2026年3月1日",
                "2026年03月01日",
                "20260301"
            })
    void aBareDateIsTheStartOfItsDayInTheSendersZone(String text) {
        assertThat(usual.read(text)).contains(Instant.parse("2026-02-28T16:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01 08:30:00",
                "2026-03-01T08:30:00",
                "2026-03-01T08:30",
                "2026-3-1 8:30",
                "2026/3/1 8:30",
                "2026/3/1 08:30:00",
                "2026.3.1 8:30",
                "2026年3月1日 8:30",
                "2026年3月1日8时30分",
                "2026年3月1日 08时30分0秒",
                "20260301083000",
                "2026-03-01T08:30:00.000",
                "2026-03-01 08:30:00.0",
                "2026-03-01 08:30:00.000000",
                "2026/3/1 8:30:00.000"
            })
    void aTimeIsOfTheSendersZone(String text) {
        assertThat(usual.read(text)).contains(Instant.parse("2026-03-01T00:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T08:30:00Z, 2026-03-01T08:30:00Z",
        "2026-03-01T08:30:00+02:00, 2026-03-01T06:30:00Z",
        "2026-03-01T08:30:00.250-03:30, 2026-03-01T12:00:00.250Z",
        "2026-03-01T08:30:00.250125+0800, 2026-03-01T00:30:00.250125Z",
        "2026-03-01 08:30:00+08:00, 2026-03-01T00:30:00Z",
        "2026-03-01 08:30:00.123456789+08, 2026-03-01T00:30:00.123456789Z",
        "2026-03-01T08:30:00.000Z, 2026-03-01T08:30:00Z",
        "2026-03-01T08:30+0800, 2026-03-01T00:30:00Z"
    })
    void anOffsetThatIsWrittenCounts(String text, Instant instant) {
        assertThat(usual.read(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-29",
                "2026-02-30",
                "2026-13-01",
                "2026-00-10",
                "2026-03-01 24:01:00",
                "2026-03-01 08-30-00",
                "2026-03-01 08:30:00.",
                "2026-03-01 08:30:00+8",
                "2026-03-01 08:30:00 +08:00",
                "2026-03-0a",
                "01/03/2026",
                "3/1/26",
                "46082",
                "2026-03-01 8:30 pm"
            })
    void whatIsNoDateOrMayBeTwoIsNone(String text) {
        assertThat(usual.read(text)).isEmpty();
    }

    @Test
    void theSameDayReadTwiceIsTheSame() {
        assertThat(usual.read("2026-03-01 00:00:01")).contains(Instant.parse("2026-02-28T16:00:01Z"));
        assertThat(usual.read("2026-03-99")).isEmpty();
        assertThat(usual.read("2026-03-01 00:00:02")).contains(Instant.parse("2026-02-28T16:00:02Z"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "MM/dd/yyyy hh:mm:ss a, 03/01/2026 08:30:00 PM, 2026-03-01T12:30:00Z",
                "MM/dd/yyyy hh:mm:ss a, 03/01/2026 08:30:00 pm, 2026-03-01T12:30:00Z",
                "dd/MM/yyyy, 01/03/2026, 2026-02-28T16:00:00Z",
                "dd/MM/yy, 01/03/26, 2026-02-28T16:00:00Z",
                "d-MMM-yyyy, 1-Mar-2026, 2026-02-28T16:00:00Z",
                "yyyyMMdd, 20260301, 2026-02-28T16:00:00Z",
                "'day' d.M.yyyy, day 1.3.2026, 2026-02-28T16:00:00Z",
                "yyyy-MM-dd HH:mm XXX, 2026-03-01 08:30 +01:00, 2026-03-01T07:30:00Z"
            })
    void aProfileMaySayHowDatesAreWritten(String pattern, String text, Instant instant) {
        assertThat(new MomentText(Profiles.SHANGHAI, List.of(pattern)).read(text))
                .contains(instant);
    }

    @Test
    void thenTheUsualWaysAreNotTried() {
        assertThat(new MomentText(Profiles.SHANGHAI, List.of("dd/MM/yyyy")).read("2026-03-01"))
                .isEmpty();
    }

    @Test
    void thePatternsAreTriedInTheirOrder() {
        MomentText moments = new MomentText(Profiles.SHANGHAI, List.of("d/M/yyyy", "M/d/yyyy"));

        assertThat(moments.read("2/3/2026")).contains(Instant.parse("2026-03-01T16:00:00Z"));
        assertThat(moments.read("3/31/2026")).contains(Instant.parse("2026-03-30T16:00:00Z"));
    }

    /** Clocks go back at 02:00 here: the hour that is there twice is taken as the first one. */
    @Test
    void anHourThatIsThereTwiceIsTheFirst() {
        MomentText halifax = new MomentText(ZoneId.of("America/Halifax"), List.of());

        assertThat(halifax.read("2025-11-02 01:30:00")).contains(Instant.parse("2025-11-02T04:30:00Z"));
    }
}
