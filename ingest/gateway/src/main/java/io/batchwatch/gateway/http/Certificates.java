package io.batchwatch.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the door proves itself with, and whom it believes.
 *
 * @param own its certificate and private key
 * @param clientAuthorities PEM certificates, one of which must have signed a client's; empty: clients need none
 */
public record Certificates(Own own, Optional<Path> clientAuthorities) {
    private static final String ALIAS = "door";
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** The door's certificate and key, in one of the two ways in which they are handed out. */
    public sealed interface Own {
        /**
         * @param chain its certificate, then those that vouch for it
         * @param key PKCS #8, not encrypted
         */
        record Pem(Path chain, Path key) implements Own {}

        /** PKCS #12. */
        record Store(Path file, String password) implements Own {
            @Override
            public String toString() {
                return file.toString();
            }
        }
    }

    public Certificates {
        Objects.requireNonNull(own);
        Objects.requireNonNull(clientAuthorities);
    }

    /** Protects a store in memory from nobody, but a store wants one. */
    String password() {
        return own instanceof Own.Store store ? store.password() : ALIAS;
    }

    /**
     * @throws IOException if there is none that can be used, with the reason for a person
     */
    KeyStore keys() throws IOException {
        try {
            return own instanceof Own.Store store ? ofStore(store) : ofPem((Own.Pem) own);
        } catch (GeneralSecurityException e) {
            throw new IOException(own + ": " + e.getMessage(), e);
        }
    }

    private KeyStore ofStore(Own.Store store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store.file())) {
            keys.load(in, password().toCharArray());
        }
        return keys;
    }

    private KeyStore ofPem(Own.Pem pem) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, password().toCharArray());
        keys.setKeyEntry(
                ALIAS,
                privateKey(pem.key()),
                password().toCharArray(),
                certificates(pem.chain()).toArray(new Certificate[0]));
        return keys;
    }

    /** Those whose clients come in; empty if clients need no certificate. */
    Optional<KeyStore> authorities() throws IOException {
        if (clientAuthorities.isEmpty()) {
            return Optional.empty();
        }
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, password().toCharArray());
            int number = 0;
            for (Certificate certificate : certificates(clientAuthorities.get())) {
                trusted.setCertificateEntry("authority-" + number++, certificate);
            }
            return Optional.of(trusted);
        } catch (GeneralSecurityException e) {
            throw new IOException(clientAuthorities.get() + ": " + e.getMessage(), e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path pem)
            throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(pem)));
        if (found.isEmpty()) {
            throw new IOException(pem + " holds no certificate");
        }
        return found;
    }

    private static PrivateKey privateKey(Path pem) throws IOException, GeneralSecurityException {
        Matcher key = PRIVATE_KEY.matcher(Files.readString(pem, StandardCharsets.US_ASCII));
        if (!key.find()) {
            throw new IOException(
                    pem + " holds no unencrypted PKCS #8 key: openssl pkcs8 -topk8 -nocrypt -in old.pem -out key.pem");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(key.group(1));
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException e) {
                // then it is one of the others
            }
        }
        throw new IOException(pem + " holds a key that is neither RSA nor EC nor Ed25519");
    }
}
