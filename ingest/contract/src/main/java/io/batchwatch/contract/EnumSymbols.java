package io.batchwatch.contract;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** An enum's constants by their place among the schema's symbols: names on the wire, never Java's ordinals. */
final class EnumSymbols<E extends Enum<E>> {
    private final List<E> bySymbol;
    private final Map<E, Integer> symbolOf;

    private EnumSymbols(List<E> bySymbol, Map<E, Integer> symbolOf) {
        this.bySymbol = bySymbol;
        this.symbolOf = symbolOf;
    }

    static <E extends Enum<E>> EnumSymbols<E> of(Class<E> type, Schema.Field field) {
        List<E> bySymbol = field.schema().getEnumSymbols().stream()
                .map(symbol -> Enum.valueOf(type, symbol))
                .toList();
        Map<E, Integer> symbolOf = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            symbolOf.put(constant, field.schema().getEnumOrdinal(constant.name()));
        }
        return new EnumSymbols<>(bySymbol, symbolOf);
    }

    int symbolOf(E constant) {
        return symbolOf.get(constant);
    }

    E at(int symbol) {
        return bySymbol.get(symbol);
    }
}
