package io.batchwatch.gateway.door;

import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.hl7.Hl7Acknowledgement;
import io.batchwatch.gateway.profile.MllpDoor;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mllp.MllpComponent;
import org.apache.camel.component.mllp.MllpConstants;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HL7 messages over MLLP: each is acknowledged when its results are safe, or its sender hears why not. Bytes stay bytes: the
 * message itself says in which characters it is written.
 */
final class MllpRoute extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(MllpRoute.class);
    private static final int LONGEST_ID = 20;

    private final String partner;
    private final MllpDoor door;
    private final String id;
    private final MessageDesk desk;
    private final Clock clock;

    MllpRoute(String partner, MllpDoor door, String id, MessageDesk desk, Clock clock) {
        this.partner = partner;
        this.door = door;
        this.id = id;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void configure() {
        // Messages hold people; what of them comes into the log is ours to say.
        getContext().getComponent("mllp", MllpComponent.class).setLogPhi(false);
        String tls = door.tls().map(this::bindTls).orElse("");
        from("mllp:" + host() + ":" + door.listen().port()
                        + "?autoAck=false&stringPayload=false&hl7Headers=false&validatePayload=false"
                        + "&maxConcurrentConsumers=" + door.mostConnections()
                        + "&maxBufferSize=" + door.mostBytes()
                        // A port that is taken must not keep the other doors waiting: it is tried again at the next
                        // look.
                        + "&bindTimeout=500&bindRetryInterval=100&reuseAddress=true&bridgeErrorHandler=false"
                        + tls)
                .routeId(id)
                .errorHandler(noErrorHandler())
                .process(this::take);
    }

    private String host() {
        return door.listen().host().contains(":")
                ? "[" + door.listen().host() + "]"
                : door.listen().host();
    }

    private String bindTls(MllpDoor.Tls settings) {
        String password = settings.password().reveal(System.getenv());
        KeyStoreParameters store = new KeyStoreParameters();
        store.setType("PKCS12");
        store.setResource("file:" + settings.keyStore());
        store.setPassword(password);
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(store);
        keys.setKeyPassword(password);
        SSLContextParameters context = new SSLContextParameters();
        context.setKeyManagers(keys);
        getContext().getRegistry().bind(id + "-tls", context);
        return "&sslContextParameters=#" + id + "-tls";
    }

    private void take(Exchange exchange) {
        byte[] message = exchange.getIn().getBody(byte[].class);
        exchange.setProperty(MllpConstants.MLLP_ACKNOWLEDGEMENT, answer(message));
    }

    private byte[] answer(byte[] message) {
        Hl7Acknowledgement acknowledgement = Hl7Acknowledgement.to(
                message,
                UUID.randomUUID().toString().replace("-", "").substring(0, LONGEST_ID),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        try {
            String name = MessageName.of(clock.instant(), message, "hl7");
            return acknowledgement.of(desk.take(Delivery.ofMessage(partner, door.transport(), name, message)));
        } catch (NotTakenException e) {
            LOG.debug("{}: a message was not taken: {}", partner, e.toString());
            return acknowledgement.ofNotTaken("Kafka or the disk does not take it now");
        }
    }
}
