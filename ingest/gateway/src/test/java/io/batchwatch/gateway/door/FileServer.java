package io.batchwatch.gateway.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A partner's server over a folder of this machine, with one user and his password. */
interface FileServer extends AutoCloseable {
    String USER = "county";
    String PASSWORD = "open sesame";

    int port();

    @Override
    void close();

    /** SFTP by Apache MINA. */
    final class Sftp implements FileServer {
        private final SshServer server = SshServer.setUpDefaultServer();
        private final KeyPair hostKey;

        /**
         * @param userKey by which the user may come in as well
         */
        static Sftp over(Path home, int port, KeyPair hostKey, KeyPair userKey) {
            try {
                return new Sftp(home, port, hostKey, userKey);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Sftp(Path home, int port, KeyPair hostKey, KeyPair userKey) throws IOException {
            this.hostKey = hostKey;
            server.setHost("127.0.0.1");
            server.setPort(port);
            server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
            server.setPasswordAuthenticator(
                    (user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
            server.setPublickeyAuthenticator(
                    (user, key, session) -> user.equals(USER) && key.equals(userKey.getPublic()));
            server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
            server.setFileSystemFactory(new VirtualFileSystemFactory(home));
            server.start();
        }

        static KeyPair key() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A file of known hosts with this key for the server. */
        Path knownHosts(Path file, KeyPair key) throws IOException {
            String line = "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
            return Files.writeString(file, line, StandardCharsets.US_ASCII);
        }

        Path knownHosts(Path file) throws IOException {
            return knownHosts(file, hostKey);
        }

        @Override
        public int port() {
            return server.getPort();
        }

        @Override
        public void close() {
            try {
                server.stop(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** FTP by Apache FtpServer. */
    final class Ftp implements FileServer {
        private final FtpServer server;
        private final Listener listener;

        Ftp(Path home) throws FtpException {
            ListenerFactory listeners = new ListenerFactory();
            listeners.setServerAddress("127.0.0.1");
            listeners.setPort(0);
            listener = listeners.createListener();
            FtpServerFactory factory = new FtpServerFactory();
            factory.addListener("default", listener);
            BaseUser user = new BaseUser();
            user.setName(USER);
            user.setPassword(PASSWORD);
            user.setHomeDirectory(home.toString());
            user.setAuthorities(List.of(new WritePermission()));
            factory.getUserManager().save(user);
            server = factory.createServer();
            server.start();
        }

        @Override
        public int port() {
            return listener.getPort();
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
