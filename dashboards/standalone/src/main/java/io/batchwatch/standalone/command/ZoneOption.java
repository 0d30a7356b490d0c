package io.batchwatch.standalone.command;

import java.time.ZoneId;
import picocli.CommandLine.Option;

/** Days are days of this zone. */
final class ZoneOption {
    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "Asia/Shanghai",
            description = {"Days are days of this time zone (default: ${DEFAULT-VALUE}).", "按此时区划分日期。"})
    private ZoneId zone = ZoneId.of("Asia/Shanghai");

    ZoneId zone() {
        return zone;
    }
}
