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
/// @param address `user@host` or `user@host:port`
/// @param folder the site's folder there
/// @param key the private key's file; empty for the usual ones
/// @param knownHosts the file of known machines; empty for the usual one
public record SshLogin(
    String address, String folder, Optional<Path> key, Optional<Path> knownHosts) {
  private static final Pattern ADDRESS =
      Pattern.compile("([^@\\s]+)@(\\[[0-9a-fA-F:.]+]|[^:@\\s]+)(?::([0-9]{1,5}))?");

  private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");
  private static final int PATIENCE_MILLIS = 30_000;

  /// Connects and logs in.
  ///
  /// @throws UserError where the machine is unknown, does not answer or refuses the keys
  public SshHost open(Credentials credentials) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      throw new UserError(
          "publish.ssh.host: expected user@host or user@host:port, found \"%s\""
              .formatted(address));
    }
    if (folder.isBlank()) {
      throw new UserError(
          "publish.ssh.folder: expected the site's folder on %s, found none; set it"
              .formatted(address));
    }
    String host = parts.group(2).replaceAll("[\\[\\]]", "");
    int port = parts.group(3) == null ? 22 : Integer.parseInt(parts.group(3));
    Path known = knownHosts.orElseGet(() -> home().resolve("known_hosts"));
    SSHClient ssh = new SSHClient();
    try {
      ssh.setConnectTimeout(PATIENCE_MILLIS);
      ssh.setTimeout(PATIENCE_MILLIS);
      ssh.addHostKeyVerifier(new OpenSSHKnownHosts(known.toFile()));
      ssh.connect(host, port);
      // Small questions and answers: without this each waits for the other side's timer.
      ssh.getSocket().setTcpNoDelay(true);
      ssh.authPublickey(parts.group(1), keys(ssh, credentials));
      return new SshHost(ssh, ssh.newSFTPClient(), "ssh://" + address + "/" + folder, folder);
    } catch (IOException e) {
      close(ssh);
      throw refused(e, host, port, known, credentials);
    } catch (RuntimeException e) {
      close(ssh);
      throw e;
    }
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
          "expected a private key for %s, found none in %s; name its file with publish.ssh.key"
              .formatted(address, home()));
    }
    return keys;
  }

  private UserError refused(
      IOException e, String host, int port, Path known, Credentials credentials) {
    String found = credentials.hide(e.getClass().getSimpleName() + ": " + e.getMessage());
    if (e instanceof TransportException transport
        && transport.getDisconnectReason() == DisconnectReason.HOST_KEY_NOT_VERIFIABLE) {
      return Failure.of(
          "the key of %s in %s".formatted(host, known),
          address,
          "a key that is not in it, or another one",
          "make sure that it is the machine's own, then: ssh-keyscan -p %d %s >> %s"
              .formatted(port, host, known),
          e);
    }
    if (e instanceof UserAuthException) {
      return Failure.of(
          "to log in", address, found, "add the public key to ~/.ssh/authorized_keys there", e);
    }
    return Failure.of("to connect", address, found, "check publish.ssh.host and the network", e);
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
