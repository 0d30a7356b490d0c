package io.batchwatch.gateway.door;

import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.hl7.Hl7Acknowledgement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a door's HL7 messages to the desk, and says in HL7 what became of them. */
record MllpMessages(String partner, MessageDesk desk, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(MllpMessages.class);
    private static final int LONGEST_ID = 20;

    /**
     * The acknowledgement.
     *
     * @param message in its own characters
     */
    byte[] answer(byte[] message) {
        try {
            String name = MessageName.of(clock.instant(), message, "hl7");
            return acknowledgement(message).of(desk.take(Delivery.ofMessage(partner, "mllp", name, message)));
        } catch (NotTakenException e) {
            LOG.debug("{}: a message was not taken: {}", partner, e.toString());
            return acknowledgement(message).ofNotTaken("Kafka or the disk does not take it now");
        }
    }

    private Hl7Acknowledgement acknowledgement(byte[] message) {
        return Hl7Acknowledgement.to(
                message,
                UUID.randomUUID().toString().replace("-", "").substring(0, LONGEST_ID),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
