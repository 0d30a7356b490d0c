package io.batchwatch.rules.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A table made by hand against a map: as many texts as make it grow, and such as have the same hash. */
class WrittenTextsTest {
    @Property(tries = 300)
    void everyTextHasThePlaceInWhichItCameFirst(@ForAll("texts") List<String> texts) {
        WrittenTexts written = new WrittenTexts();
        Map<String, Integer> expected = new HashMap<>();
        for (String text : texts) {
            Integer place = expected.putIfAbsent(text, expected.size() + 1);
            assertThat(written.placeOf(text)).isEqualTo(place == null ? WrittenTexts.NOWHERE : place);
        }
    }

    /** {@code Aa} and {@code BB} have one hash, and so have all texts made of as many of them. */
    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> oneHash =
                Arbitraries.of("Aa", "BB").list().ofMaxSize(6).map(parts -> String.join("", parts));
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(2);
        return Arbitraries.oneOf(oneHash, any).list().ofMaxSize(400);
    }
}
