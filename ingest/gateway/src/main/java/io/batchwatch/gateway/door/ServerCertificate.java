package io.batchwatch.gateway.door;

import io.batchwatch.gateway.profile.MllpDoor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Sockets that speak TLS with a certificate of ours. */
final class ServerCertificate {
    private ServerCertificate() {}

    /**
     * @param environment in which the password may stand
     * @throws IllegalStateException if the certificate cannot be read
     */
    static ServerSocketFactory sockets(MllpDoor.Tls tls, Map<String, String> environment) {
        char[] password = tls.password().reveal(environment).toCharArray();
        try (InputStream bytes = Files.newInputStream(tls.keyStore())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the certificate in " + tls.keyStore() + " cannot be read: " + e, e);
        }
    }
}
