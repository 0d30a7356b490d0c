package io.batchwatch.gateway.profile;

import io.batchwatch.gateway.profile.RemoteFolder.After;
import io.batchwatch.gateway.profile.RemoteFolder.Login;
import io.batchwatch.gateway.profile.RemoteFolder.Server;
import io.batchwatch.gateway.profile.RemoteFolder.Whole;
import io.batchwatch.gateway.profile.YamlNode.Entries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code sftp: {host: …, user: …, …}} and {@code ftp: {…}}. */
final class RemoteFolderReader {
    private static final Set<String> KEYS =
            Set.of("host", "port", "user", "password", "folder", "after", "still", "done_file", "receipts", "every");
    private static final int SFTP_PORT = 22;
    private static final int FTP_PORT = 21;
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration STILL = Duration.ofSeconds(5);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]+");
    private static final Pattern USER = Pattern.compile("[^\\s@:/?#\\p{Cntrl}]+");
    /** No part of a path leads up, and none means something to a file language. */
    private static final Pattern FOLDER = Pattern.compile("(?!.*(?:^|/)\\.\\.(?:/|$))[^/${}?&#\\\\][^${}?&#\\\\]*");

    private final CheckedYaml yaml;

    RemoteFolderReader(CheckedYaml yaml) {
        this.yaml = yaml;
    }

    Optional<PartnerDoor> sftp(Entries settings) {
        Set<String> keys = new HashSet<>(KEYS);
        keys.addAll(Set.of("key", "known_hosts"));
        yaml.onlyKnown(settings, keys);
        Optional<Address> at = address(settings, SFTP_PORT);
        Optional<String> user = matching(settings, "user", USER);
        Optional<Login> login = login(settings);
        Optional<Path> knownHosts = yaml.path(settings, "known_hosts");
        return at.isEmpty() || user.isEmpty() || login.isEmpty() || knownHosts.isEmpty()
                ? Optional.empty()
                : folder(settings, new Server.Sftp(at.get(), user.get(), login.get(), knownHosts.get()));
    }

    Optional<PartnerDoor> ftp(Entries settings) {
        yaml.onlyKnown(settings, KEYS);
        Optional<Address> at = address(settings, FTP_PORT);
        Optional<String> user = matching(settings, "user", USER);
        Optional<Secret> password = yaml.secret(settings, "password");
        if (password.isEmpty()) {
            yaml.problem(settings.placeOf("password"), "缺少 password", "password is needed here");
        }
        return at.isEmpty() || user.isEmpty() || password.isEmpty()
                ? Optional.empty()
                : folder(settings, new Server.Ftp(at.get(), user.get(), password.get()));
    }

    private Optional<Address> address(Entries settings, int usualPort) {
        int port = (int) yaml.number(settings, "port", usualPort, 1, HIGHEST_PORT);
        return matching(settings, "host", HOST).map(host -> new Address(host, port));
    }

    private Optional<String> matching(Entries settings, String key, Pattern pattern) {
        Optional<String> text = yaml.needed(settings, key);
        if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
            yaml.problem(settings.placeOf(key), "写法有误", "this is not how it is written");
        }
        return text.filter(value -> pattern.matcher(value).matches());
    }

    private Optional<Login> login(Entries settings) {
        boolean hasKey = settings.entry("key").isPresent();
        if (hasKey == settings.entry("password").isPresent()) {
            yaml.problem(settings.place(), "应为 password 或 key 之一", "this should be one of password and key");
            return Optional.empty();
        }
        if (!hasKey) {
            return yaml.secret(settings, "password").map(Login.Password::new);
        }
        Entries key = yaml.entries(settings, "key");
        yaml.onlyKnown(key, Set.of("file", "passphrase"));
        Optional<Secret> passphrase = yaml.secret(key, "passphrase");
        return yaml.path(key, "file").map(file -> new Login.Key(file, passphrase));
    }

    private Optional<PartnerDoor> folder(Entries settings, Server server) {
        Optional<String> folder = below(settings, "folder");
        Optional<String> receipts = below(settings, "receipts");
        Optional<After> after = after(settings);
        Whole whole = yaml.text(settings, "done_file")
                .<Whole>map(Whole.DoneFile::new)
                .orElseGet(
                        () -> new Whole.Still(yaml.duration(settings, "still").orElse(STILL)));
        Duration every = yaml.duration(settings, "every").orElse(EVERY);
        return after.map(then -> new RemoteFolder(server, folder.orElse(""), then, whole, receipts, every));
    }

    /** There is no usual way: what is deleted is gone. */
    private Optional<After> after(Entries settings) {
        Optional<YamlNode> after = settings.entry("after").map(YamlNode.Entry::value);
        if (after.isPresent()
                && after.get() instanceof YamlNode.Text text
                && text.text().equals("delete")) {
            return Optional.of(new After.Delete());
        }
        if (after.isPresent()
                && after.get() instanceof Entries move
                && move.entries().keySet().equals(Set.of("move"))) {
            return below(move, "move").map(After.Move::new);
        }
        yaml.problem(
                settings.placeOf("after"),
                "应为 after: delete 或 after: {move: 文件夹}",
                "this should be after: delete, or after: {move: folder}");
        return Optional.empty();
    }

    private Optional<String> below(Entries settings, String key) {
        Optional<String> folder = yaml.text(settings, key);
        if (folder.isPresent() && !FOLDER.matcher(folder.get()).matches()) {
            yaml.problem(settings.placeOf(key), "应为登录目录之下的文件夹", "this should be a folder below the login's home");
        }
        return folder.filter(name -> FOLDER.matcher(name).matches());
    }
}
