package io.batchwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.SchemaNormalization;

class FingerprintTest {
    @Property
    void isAvrosOwn(@ForAll byte[] before, @ForAll byte[] bytes, @ForAll byte[] behind) {
        int from = before.length;
        int to = from + bytes.length;
        byte[] all = Arrays.copyOf(before, to + behind.length);
        System.arraycopy(bytes, 0, all, from, bytes.length);
        System.arraycopy(behind, 0, all, to, behind.length);

        assertThat(Fingerprint.of(all, from, to)).isEqualTo(SchemaNormalization.fingerprint64(bytes));
    }
}
