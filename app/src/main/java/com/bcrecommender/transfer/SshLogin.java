package com.bcrecommender.transfer;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/// The way to a machine by ssh: its key must be a known one, and the user shows a private key of a
/// file that nobody else may read. There are no passwords.
///
/// @param setting what the settings' names begin with, for messages: `publish.ssh` or `deploy`
/// @param address `user@host` or `user@host:port`
/// @param key the private key's file; empty for the usual ones
/// @param knownHosts the file of known machines; empty for the usual one
public record SshLogin(
    String setting, String address, Optional<Path> key, Optional<Path> knownHosts) {
  private static final Pattern ADDRESS =
      Pattern.compile("([^@\\s]+)@(\\[[0-9a-fA-F:.]+]|[^:@\\s]+)(?::([0-9]{1,5}))?");

  private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int KEEP_ALIVE_SECONDS = 10;

  /// Connects, logs in, and opens a folder there.
  ///
  /// @param folder from `/` or from the user's own
  /// @throws UserError where the machine is unknown, does not answer or refuses the keys
  public SshHost open(String folder, Credentials credentials) {
    Address to = parse();
    if (folder.isBlank()) {
      throw new UserError(
          "%s.folder: expected the site's folder on %s, found none; set it"
              .formatted(setting, address));
    }
    return connect(
        to,
        credentials,
        ssh -> new SshHost(ssh, ssh.newSFTPClient(), "ssh://" + address + "/" + folder, folder));
  }

  /// Connects, logs in, and opens a shell as root.
  ///
  /// @throws UserError as [#open], and where the user may not become root
  public SshShell shell(Credentials credentials) {
    return connect(
        parse(),
        credentials,
        ssh -> {
          // A script may be silent for minutes.
          ssh.getConnection().getKeepAlive().setKeepAliveInterval(KEEP_ALIVE_SECONDS);
          return SshShell.of(ssh, address, credentials);
        });
  }

  private record Address(String user, String host, int port) {}

  private Address parse() {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      throw new UserError(
          "%s.host: expected user@host or user@host:port, found \"%s\""
              .formatted(setting, address));
    }
    return new Address(
        parts.group(1),
        parts.group(2).replaceAll("[\\[\\]]", ""),
        parts.group(3) == null ? 22 : Integer.parseInt(parts.group(3)));
  }

  private interface Use<T> {
    T of(SSHClient ssh) throws IOException;
  }

  private <T> T connect(Address to, Credentials credentials, Use<T> use) {
    Path known = knownHosts.orElseGet(() -> home().resolve("known_hosts"));
    SSHClient ssh = new SSHClient(config());
    try {
      ssh.setConnectTimeout(PATIENCE_MILLIS);
      ssh.setTimeout(PATIENCE_MILLIS);
      ssh.addHostKeyVerifier(new OpenSSHKnownHosts(known.toFile()));
      ssh.connect(to.host(), to.port());
      // Small questions and answers: without this each waits for the other side's timer.
      ssh.getSocket().setTcpNoDelay(true);
      ssh.authPublickey(to.user(), keys(ssh, credentials));
      return use.of(ssh);
    } catch (IOException e) {
      close(ssh);
      throw refused(e, to, known, credentials);
    } catch (RuntimeException e) {
      close(ssh);
      throw e;
    }
  }

  private static DefaultConfig config() {
    DefaultConfig config = new DefaultConfig();
    config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    return config;
  }

  private List<KeyProvider> keys(SSHClient ssh, Credentials credentials) throws IOException {
    List<Path> files =
        key.isPresent()
            ? List.of(key.get())
            : USUAL_KEYS.stream().map(home()::resolve).filter(Files::isReadable).toList();
    List<KeyProvider> keys = new ArrayList<>();
    for (Path file : files) {
      Credentials.requirePrivate("the private key", file);
      keys.add(
          ssh.loadKeys(
              file.toString(),
              credentials
                  .find(Credentials.SSH_PASSPHRASE)
                  .map(phrase -> PasswordUtils.createOneOff(phrase.toCharArray()))
                  .orElse(null)));
    }
    if (keys.isEmpty()) {
      throw new UserError(
          "expected a private key for %s, found none in %s; name its file with %s.key"
              .formatted(address, home(), setting));
    }
    return keys;
  }

  private UserError refused(IOException e, Address to, Path known, Credentials credentials) {
    String found = credentials.hide(e.getClass().getSimpleName() + ": " + e.getMessage());
    if (e instanceof TransportException transport
        && transport.getDisconnectReason() == DisconnectReason.HOST_KEY_NOT_VERIFIABLE) {
      return Failure.of(
          "the key of %s in %s".formatted(to.host(), known),
          address,
          "a key that is not in it, or another one",
          "make sure that it is the machine's own, then: ssh-keyscan -p %d %s >> %s"
              .formatted(to.port(), to.host(), known),
          e);
    }
    if (e instanceof UserAuthException) {
      return Failure.of(
          "to log in", address, found, "add the public key to ~/.ssh/authorized_keys there", e);
    }
    return Failure.of(
        "to connect", address, found, "check %s.host and the network".formatted(setting), e);
  }

  private static void close(SSHClient ssh) {
    try {
      ssh.close();
    } catch (IOException e) {
      // It never was whole; what went wrong before is thrown.
    }
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home"), ".ssh");
  }
}
