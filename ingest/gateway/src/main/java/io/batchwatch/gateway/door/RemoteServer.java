package io.batchwatch.gateway.door;

import io.batchwatch.gateway.profile.RemoteFolder;
import io.batchwatch.gateway.profile.RemoteFolder.Login;
import io.batchwatch.gateway.profile.RemoteFolder.Server;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;

/** How Camel is told of a partner's server. A secret never stands in an address, which is logged. */
final class RemoteServer {
    /** No step-by-step walk, no silence when the server is away, and no folder made that the partner did not make. */
    private static final String ALWAYS = "?stepwise=false&throwExceptionOnConnectFailed=true&maximumReconnectAttempts=0"
            + "&connectTimeout=10000&soTimeout=30000";

    private static final String ONLY_KNOWN_HOSTS =
            "&strictHostKeyChecking=yes&useUserKnownHostsFile=false&autoCreateKnownHostsFile=false"
                    + "&jschLoggingLevel=ERROR";

    private final CamelContext camel;
    private final Server server;
    private final Map<String, String> environment;

    RemoteServer(CamelContext camel, Server server, Map<String, String> environment) {
        this.camel = camel;
        this.server = server;
        this.environment = environment;
    }

    /**
     * @param folder below the login's home
     * @param options more of them, each with its {@code &} before it
     */
    RemoteFileEndpoint<?> endpoint(String folder, String options) {
        if (server instanceof Server.Sftp sftp) {
            SftpEndpoint endpoint =
                    camel.getEndpoint(address("sftp") + ALWAYS + ONLY_KNOWN_HOSTS + options, SftpEndpoint.class);
            endpoint.getConfiguration().setDirectory(folder);
            authenticate(endpoint.getConfiguration(), sftp);
            return endpoint;
        }
        RemoteFileEndpoint<?> endpoint = camel.getEndpoint(
                address("ftp") + ALWAYS + "&passiveMode=true&binary=true" + options, RemoteFileEndpoint.class);
        endpoint.getConfiguration().setDirectory(folder);
        endpoint.getConfiguration().setPassword(((Server.Ftp) server).password().reveal(environment));
        return endpoint;
    }

    private String address(String scheme) {
        String host = server.at().host();
        return scheme + "://" + server.user() + "@" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + server.at().port() + "/";
    }

    private void authenticate(SftpConfiguration configuration, Server.Sftp sftp) {
        configuration.setKnownHostsFile(sftp.knownHosts().toString());
        if (sftp.login() instanceof Login.Password password) {
            configuration.setPreferredAuthentications("password,keyboard-interactive");
            configuration.setPassword(password.secret().reveal(environment));
        } else if (sftp.login() instanceof Login.Key key) {
            configuration.setPreferredAuthentications("publickey");
            configuration.setPrivateKeyFile(key.file().toString());
            key.passphrase().ifPresent(secret -> configuration.setPrivateKeyPassphrase(secret.reveal(environment)));
        }
    }

    /** For messages. */
    static String name(RemoteFolder folder) {
        return folder.transport() + " " + folder.server().at();
    }
}
