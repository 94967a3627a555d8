package com.bcrecommender.transfer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/// A machine reached by ssh, on loopback, with one user and one key.
public final class SshServer implements AutoCloseable {
  public static final String PASSPHRASE = "correct horse battery";

  private final org.apache.sshd.server.SshServer server;
  private final KeyPair own;
  private final KeyPair user;

  private SshServer(org.apache.sshd.server.SshServer server, KeyPair own, KeyPair user) {
    this.server = server;
    this.own = own;
    this.user = user;
  }

  /// @param folder what the user sees as `/`
  public static SshServer start(Path folder) throws Exception {
    return start(folder, new SftpSubsystemFactory.Builder().build());
  }

  /// One whose user may not remove anything.
  public static SshServer startWithoutRemoving(Path folder) throws Exception {
    SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder().build();
    sftp.addSftpEventListener(
        new SftpEventListener() {
          @Override
          public void removing(ServerSession session, Path path, boolean isFolder)
              throws IOException {
            throw new AccessDeniedException(path.toString());
          }
        });
    return start(folder, sftp);
  }

  /// One that runs commands.
  ///
  /// @param command from what the other side asks for to what is run
  public static SshServer startWithCommands(Path folder, Function<String, List<String>> command)
      throws Exception {
    SshServer server = start(folder);
    server.server.setCommandFactory((channel, text) -> new ProcessCommand(command.apply(text)));
    return server;
  }

  private static SshServer start(Path folder, SftpSubsystemFactory sftp) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair own = generator.generateKeyPair();
    KeyPair user = generator.generateKeyPair();
    org.apache.sshd.server.SshServer server = org.apache.sshd.server.SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(own));
    server.setPublickeyAuthenticator(
        (name, key, session) -> name.equals("site") && KeyUtils.compareKeys(key, user.getPublic()));
    server.setSubsystemFactories(List.of(sftp));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    server.start();
    return new SshServer(server, own, user);
  }

  public int port() {
    return server.getPort();
  }

  /// Writes a file of known machines with this one's key, or with another.
  public Path knownHosts(Path folder, PublicKey key) throws IOException {
    return Files.writeString(
        folder.resolve("known_hosts"),
        "[127.0.0.1]:%d %s%n".formatted(port(), PublicKeyEntry.toString(key)));
  }

  public PublicKey key() {
    return own.getPublic();
  }

  PublicKey userKey() {
    return user.getPublic();
  }

  /// Writes the user's private key as ssh-keygen does.
  public Path privateKey(Path folder, boolean encrypted)
      throws IOException, GeneralSecurityException {
    Path file = folder.resolve(encrypted ? "locked" : "id_rsa");
    OpenSSHKeyEncryptionContext lock = null;
    if (encrypted) {
      lock = new OpenSSHKeyEncryptionContext();
      lock.setPassword(PASSPHRASE);
      lock.setCipherType("256");
    }
    try (var out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(user, "test", lock, out);
    }
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /// A way to a folder there.
  public Host open(Path home, String folder) throws Exception {
    privateKey(home, false);
    knownHosts(home, key());
    return reopen(port(), home, folder);
  }

  /// As [#open], for another process, by what that left in the home.
  public static Host reopen(int port, Path home, String folder) {
    return new SshLogin(
            "publish.ssh",
            "site@127.0.0.1:" + port,
            Optional.of(home.resolve("id_rsa")),
            Optional.of(home.resolve("known_hosts")))
        .open(folder, Credentials.read(home, Map.of()));
  }

  /// A shell there, by what [#privateKey] and [#knownHosts] left in a folder.
  public RemoteShell shell(Path folder) {
    return new SshLogin(
            "deploy",
            "site@127.0.0.1:" + port(),
            Optional.of(folder.resolve("id_rsa")),
            Optional.of(folder.resolve("known_hosts")))
        .shell(Credentials.read(folder, Map.of()));
  }

  SshLogin login(Path key, Path knownHosts) {
    return new SshLogin(
        "publish.ssh", "site@127.0.0.1:" + port(), Optional.of(key), Optional.of(knownHosts));
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
