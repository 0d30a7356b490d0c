package io.batchwatch.gateway.http;

import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;

/** A connection that nothing comes through. */
final class ClosingConnection extends AbstractConnection {
    ClosingConnection() {
        super(new ByteArrayEndPoint(), Runnable::run);
    }

    boolean isClosed() {
        return !getEndPoint().isOpen();
    }

    @Override
    public void onFillable() {}
}
