package io.batchwatch.bench.hop;

import io.batchwatch.bench.judge.ArrivedResults;
import io.batchwatch.gateway.publish.ResultPublisher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The gateway's publisher, sending as fast as it can. */
public final class SendProcess {
    private SendProcess() {}

    /**
     * @param arguments Kafka's address, the topic, how many records, the working directory
     */
    public static void main(String[] arguments) throws IOException {
        long count = Long.parseLong(arguments[2]);
        Path work = Path.of(arguments[3]);
        List<byte[]> payloads = Payloads.read(work.resolve("payloads.txt"));
        ArrivedResults arrived = ArrivedResults.read(work);
        try (ResultPublisher publisher = ResultPublisher.forFiles(arguments[0])) {
            long start = System.nanoTime();
            ResultPublisher.Publication publication = publisher.begin();
            for (long i = 0; i < count; i++) {
                publication.result(
                        arrived.result((int) (i % arrived.size())), payloads.get((int) (i % payloads.size())));
            }
            publication.settle();
            System.out.println(count + " records in " + (System.nanoTime() - start) + " ns");
        }
    }
}
