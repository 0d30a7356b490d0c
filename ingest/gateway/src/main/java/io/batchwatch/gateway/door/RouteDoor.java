package io.batchwatch.gateway.door;

import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;

/** A door that is one Camel route. */
final class RouteDoor implements OpenDoor {
    private final CamelContext camel;
    private final String id;

    /**
     * @param id of the route that the builder makes
     * @throws IllegalStateException if it does not start
     */
    RouteDoor(CamelContext camel, RouteBuilder route, String id) {
        this.camel = camel;
        this.id = id;
        try {
            camel.addRoutes(route);
        } catch (Exception e) {
            close();
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public boolean isOpen() {
        return camel.getRouteController().getRouteStatus(id) == ServiceStatus.Started;
    }

    @Override
    public void close() {
        try {
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
        } catch (Exception e) {
            throw new IllegalStateException("a door does not shut: " + id, e);
        }
    }
}
