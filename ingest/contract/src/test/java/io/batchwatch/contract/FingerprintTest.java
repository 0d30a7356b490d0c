package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.SchemaNormalization;

class FingerprintTest {
    @Property
    void isAvrosOwn(@ForAll byte[] bytes, @ForAll byte[] behind) {
        byte[] both = Arrays.copyOf(bytes, bytes.length + behind.length);
        System.arraycopy(behind, 0, both, bytes.length, behind.length);

        assertThat(Fingerprint.of(both, 0, bytes.length)).isEqualTo(SchemaNormalization.fingerprint64(bytes));
    }
}
