package io.batchwatch.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.RefusedRow;
import io.batchwatch.contract.RefusedRowCodec;
import io.batchwatch.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ResultPublisherTest {
    private static final RefusedRow ROW = new RefusedRow(
            new Provenance("lab", "file", "a.csv", "ab".repeat(32), 2, Instant.parse("2026-03-10T00:00:00Z"), "lab@1"),
            "S-1",
            List.of(new RefusedRow.Reason("missing", "product", "", "空", "empty")));

    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private final ResultPublisher publisher = new ResultPublisher(this::producer);

    /** Acknowledges nothing by itself. */
    private MockProducer<byte[], byte[]> producer() {
        producers.add(new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()));
        return producers.get(producers.size() - 1);
    }

    @Test
    void aRefusedRowGoesOutUnderItsContentsHash() throws PublishException {
        publisher.begin().refused(ROW);

        ProducerRecord<byte[], byte[]> sent = producers.get(0).history().get(0);
        assertThat(sent.topic()).isEqualTo(Topics.REJECTS);
        assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("ab".repeat(32));
        assertThat(RefusedRowCodec.decode(sent.value())).isEqualTo(ROW);
    }

    @Test
    void settlingWaitsForEveryAcknowledgement() throws PublishException {
        ResultPublisher.Publication publication = publisher.begin();
        publication.refused(ROW);
        assertThat(producers.get(0).flushed()).isFalse();

        publication.settle();

        assertThat(producers.get(0).flushed()).isTrue();
    }

    @Test
    void whatWasNotAcknowledgedIsTold() throws PublishException {
        ResultPublisher.Publication publication = publisher.begin();
        publication.refused(ROW);
        publication.refused(ROW);
        producers.get(0).errorNext(new TimeoutException("no broker"));

        assertThatThrownBy(publication::settle)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("no broker");
        assertThatThrownBy(() -> publication.refused(ROW)).isInstanceOf(PublishException.class);
    }

    @Test
    void theNextFileGetsANewProducer() throws PublishException {
        ResultPublisher.Publication broken = publisher.begin();
        broken.refused(ROW);
        producers.get(0).errorNext(new TimeoutException("no broker"));
        assertThatThrownBy(broken::settle).isInstanceOf(PublishException.class);

        publisher.begin().refused(ROW);

        assertThat(producers).hasSize(2);
        assertThat(producers.get(0).closed()).isTrue();
        assertThat(producers.get(1).history()).hasSize(1);
    }

    /** Two files were under way when Kafka went: the second one to fail must not close what the first one opened. */
    @Test
    void aBrokenProducerIsReplacedOnce() throws PublishException {
        ResultPublisher.Publication one = publisher.begin();
        ResultPublisher.Publication other = publisher.begin();
        one.refused(ROW);
        other.refused(ROW);
        producers.get(0).errorNext(new TimeoutException("no broker"));
        producers.get(0).errorNext(new TimeoutException("no broker"));

        assertThatThrownBy(one::settle).isInstanceOf(PublishException.class);
        assertThatThrownBy(other::settle).isInstanceOf(PublishException.class);

        assertThat(producers).hasSize(2);
        assertThat(producers.get(1).closed()).isFalse();
        assertThatCode(() -> publisher.begin().settle()).doesNotThrowAnyException();
    }

    @Test
    void closingClosesTheProducer() {
        publisher.close();

        assertThat(producers.get(0).closed()).isTrue();
    }
}
