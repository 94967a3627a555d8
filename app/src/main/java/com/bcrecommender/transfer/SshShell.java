package com.bcrecommender.transfer;

import com.bcrecommender.settings.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;

/// The shell of a machine reached by ssh: as root, or by `sudo -n` of another user.
public final class SshShell implements RemoteShell {
  /// How long a server may take to say how a script ended that has said everything else.
  private static final int STATUS_SECONDS = 20;

  private final SSHClient ssh;
  private final String name;
  private final Credentials credentials;
  private final String prefix;

  private SshShell(SSHClient ssh, String name, Credentials credentials, String prefix) {
    this.ssh = ssh;
    this.name = name;
    this.credentials = credentials;
    this.prefix = prefix;
  }

  /// @throws UserError where the user is not root and may not become it without a password
  static SshShell of(SSHClient ssh, String name, Credentials credentials) {
    Answer user = new SshShell(ssh, name, credentials, "").run("id -u");
    if (user.out().strip().equals("0")) {
      return new SshShell(ssh, name, credentials, "");
    }
    SshShell shell = new SshShell(ssh, name, credentials, "sudo -n ");
    Answer root = shell.run("id -u");
    if (root.status() != 0 || !root.out().strip().equals("0")) {
      throw new UserError(
          "expected root on %s, or a user who may use sudo without a password, found: %s; log in as root, or give the user a line in /etc/sudoers.d: USER ALL=(ALL) NOPASSWD:ALL"
              .formatted(name, (user.err() + root.err()).strip().replaceAll("\\s*\\R\\s*", "; ")));
    }
    return shell;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer run(String script, InputStream input) {
    try (Session session = ssh.startSession();
        Session.Command command = session.exec(prefix + "sh -c " + RemoteShell.quote(script))) {
      // Each of the three streams moves while the others wait.
      CompletableFuture<byte[]> err =
          CompletableFuture.supplyAsync(
              () -> read(command.getErrorStream()), Thread::startVirtualThread);
      CompletableFuture<byte[]> out =
          CompletableFuture.supplyAsync(
              () -> read(command.getInputStream()), Thread::startVirtualThread);
      Thread sender = Thread.ofPlatform().start(() -> send(input, command.getOutputStream()));
      String printed;
      String complained;
      try {
        printed = text(out.get());
        complained = text(err.get());
      } finally {
        // One that has said everything reads nothing more. While the sender waits for it to read,
        // the
        // library cannot take up that it has ended: both want the same lock.
        sender.interrupt();
      }
      sender.join();
      command.join(STATUS_SECONDS, TimeUnit.SECONDS);
      Integer status = command.getExitStatus();
      if (status == null) {
        throw new IOException("the connection ended before the script");
      }
      return new Answer(status, printed, complained);
    } catch (ExecutionException e) {
      throw lost(e.getCause() instanceof Exception cause ? cause : e);
    } catch (IOException | IllegalStateException e) {
      // The second where the connection had ended before.
      throw lost(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lost(e);
    }
  }

  /// A script that ends before it has read everything closes its side; its status says why.
  private static void send(InputStream input, OutputStream to) {
    byte[] buffer = new byte[1 << 15];
    try (to) {
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        to.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // Told by the status, or by there being none.
    }
  }

  private static byte[] read(InputStream from) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      from.transferTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private String text(byte[] bytes) {
    return credentials.hide(new String(bytes, StandardCharsets.UTF_8));
  }

  private UserError lost(Exception e) {
    return Failure.of(
        "an answer",
        name,
        credentials.hide(e.getClass().getSimpleName() + ": " + e.getMessage()),
        "check the network and run it again: it goes on where it was",
        e);
  }

  @Override
  public void close() {
    try {
      ssh.close();
    } catch (IOException e) {
      // The other side is gone already; every script was answered before.
    }
  }
}
