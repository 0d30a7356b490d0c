package io.batchwatch.board.http;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a request's parameters, and says what is wrong with them. */
final class Parameters {
    private final Context request;

    Parameters(Context request) {
        this.request = request;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(request.queryParam(name)).filter(text -> !text.isEmpty());
    }

    List<String> list(String name) {
        return text(name).map(text -> List.of(text.split(","))).orElse(List.of());
    }

    Optional<LocalDate> day(String name) {
        return text(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new WrongRequest(
                        400, name + " 应为 2026-01-31 这样的日期", name + " should be a day such as 2026-01-31");
            }
        });
    }

    int limit(int usual, int most) {
        return text("limit")
                .map(text -> {
                    if (!text.matches("\\d{1,6}")) {
                        throw new WrongRequest(400, "limit 应为整数", "limit should be a whole number");
                    }
                    return Math.min(most, Integer.parseInt(text));
                })
                .orElse(usual);
    }

    <E extends Enum<E>> Set<E> symbols(String name, Class<E> type) {
        Set<E> symbols = EnumSet.noneOf(type);
        for (String text : list(name)) {
            symbols.add(Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new WrongRequest(
                            400,
                            name + " 可用：" + Arrays.toString(type.getEnumConstants()),
                            name + " should be of " + Arrays.toString(type.getEnumConstants()))));
        }
        return symbols;
    }
}
