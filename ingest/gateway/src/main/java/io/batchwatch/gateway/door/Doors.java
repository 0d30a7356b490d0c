package io.batchwatch.gateway.door;

import io.batchwatch.gateway.intake.FileIntake;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;

/** All ways in, as Camel routes. */
public final class Doors implements AutoCloseable {
    private static final int SIDE_BY_SIDE = 2;

    private final DefaultCamelContext camel;
    private final PartnerLanes lanes;

    private Doors(DefaultCamelContext camel, PartnerLanes lanes) {
        this.camel = camel;
        this.lanes = lanes;
    }

    /**
     * @throws IllegalStateException if a route cannot start
     */
    public static Doors open(Path inbox, FileIntake intake, Clock clock) {
        DefaultCamelContext camel = new DefaultCamelContext();
        PartnerLanes lanes = new PartnerLanes(SIDE_BY_SIDE);
        camel.getRegistry().bind("wholeFile", new WholeFile(clock));
        camel.getShutdownStrategy().setTimeout(2);
        camel.getShutdownStrategy().setShutdownNowOnTimeout(true);
        camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        try {
            camel.addRoutes(new InboxRoute(inbox, intake, lanes));
            camel.start();
        } catch (Exception e) {
            throw new IllegalStateException("the doors do not open", e);
        }
        return new Doors(camel, lanes);
    }

    public boolean isOpen() {
        return camel.getRouteController().getRouteStatus(InboxRoute.ID) == ServiceStatus.Started;
    }

    public int busy() {
        return lanes.busy();
    }

    @Override
    public void close() {
        lanes.close();
        camel.stop();
    }
}
