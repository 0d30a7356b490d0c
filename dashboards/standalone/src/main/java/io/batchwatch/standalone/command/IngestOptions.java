package io.batchwatch.standalone.command;

import io.batchwatch.gateway.http.Certificates;
import io.batchwatch.gateway.http.HttpDoorSettings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where results are pushed to, and how that door is locked. */
final class IngestOptions {
    /** Names the variable that holds the password of a PKCS #12 file: a command line can be read by others. */
    static final String PASSWORD = "BATCHWATCH_INGEST_PASSWORD";

    @Option(
            names = "--ingest-port",
            paramLabel = "PORT",
            converter = PortNumber.class,
            defaultValue = "8081",
            description = {
                "Where results are pushed to over HTTP; 0 for any free one (default: ${DEFAULT-VALUE}).",
                "HTTP 推送结果的端口。"
            })
    private int port = 8081;

    @Option(
            names = "--ingest-address",
            paramLabel = "ADDRESS",
            defaultValue = HttpDoorSettings.LOOPBACK,
            description = {
                "The address to listen on; 0.0.0.0 for all (default: ${DEFAULT-VALUE}, this machine only).",
                "监听地址；默认仅本机可推送，0.0.0.0 表示所有地址。"
            })
    private String address = HttpDoorSettings.LOOPBACK;

    @Option(
            names = "--ingest-certificate",
            paramLabel = "FILE",
            description = {
                "For HTTPS: a PEM chain, or a PKCS #12 file (.p12, .pfx) with its password in " + PASSWORD + ".",
                "启用 HTTPS：PEM 证书链，或 PKCS #12 文件（密码放在环境变量 " + PASSWORD + "）。"
            })
    private Optional<Path> certificate = Optional.empty();

    @Option(
            names = "--ingest-private-key",
            paramLabel = "FILE",
            description = {"The private key of a PEM chain, PKCS #8.", "PEM 证书的私钥（PKCS #8）。"})
    private Optional<Path> privateKey = Optional.empty();

    @Option(
            names = "--ingest-client-ca",
            paramLabel = "FILE",
            description = {
                "Only clients with a certificate signed by one of these (PEM) may connect.",
                "只允许持有由其中证书（PEM）签发的客户端证书者连接。"
            })
    private Optional<Path> clientAuthorities = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /**
     * @param environment holds the password, if one is needed
     */
    HttpDoorSettings settings(Map<String, String> environment) {
        return new HttpDoorSettings(address, port, certificates(environment), HttpDoorSettings.USUAL_MOST_BYTES);
    }

    private Optional<Certificates> certificates(Map<String, String> environment) {
        if (certificate.isEmpty()) {
            if (privateKey.isPresent() || clientAuthorities.isPresent()) {
                throw wrong("--ingest-certificate 缺失", "--ingest-certificate is needed with these options");
            }
            return Optional.empty();
        }
        return Optional.of(new Certificates(own(certificate.get(), environment), clientAuthorities));
    }

    private Certificates.Own own(Path file, Map<String, String> environment) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".p12") || name.endsWith(".pfx")) {
            return new Certificates.Own.Store(file, environment.getOrDefault(PASSWORD, ""));
        }
        return new Certificates.Own.Pem(
                file,
                privateKey.orElseThrow(
                        () -> wrong("PEM 证书需要 --ingest-private-key", "a PEM chain needs --ingest-private-key")));
    }

    private ParameterException wrong(String zh, String en) {
        return new ParameterException(spec.commandLine(), zh + " · " + en);
    }
}
