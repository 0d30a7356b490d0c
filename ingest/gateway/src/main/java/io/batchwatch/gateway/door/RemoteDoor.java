package io.batchwatch.gateway.door;

import org.apache.camel.CamelContext;

/** A door to a partner's server: it is open while the server can be reached. */
record RemoteDoor(RouteDoor route, Reaching reaching) implements OpenDoor {
    static RemoteDoor open(CamelContext camel, RemoteRoute route) {
        return new RemoteDoor(new RouteDoor(camel, route, route.id()), route.reaching());
    }

    @Override
    public boolean isOpen() {
        return route.isOpen() && reaching.isReached();
    }

    @Override
    public void close() {
        route.close();
    }
}
