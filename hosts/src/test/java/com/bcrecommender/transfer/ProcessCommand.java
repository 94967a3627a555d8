package com.bcrecommender.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/// A command of an ssh session as a process of this machine. The library's own moves 8 KB at a time
/// and sleeps in between.
final class ProcessCommand implements Command {
  private final List<String> command;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private @Nullable OutputStream err;
  private @Nullable ExitCallback exit;
  private @Nullable Process process;

  ProcessCommand(List<String> command) {
    this.command = command;
  }

  @Override
  public void setInputStream(InputStream in) {
    this.in = in;
  }

  @Override
  public void setOutputStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void setErrorStream(OutputStream err) {
    this.err = err;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    Process started = new ProcessBuilder(command).start();
    process = started;
    Thread.ofPlatform()
        .daemon()
        .start(() -> copy(Objects.requireNonNull(in), started.getOutputStream(), true));
    Thread said =
        Thread.ofPlatform()
            .daemon()
            .start(() -> copy(started.getInputStream(), Objects.requireNonNull(out), false));
    Thread complained =
        Thread.ofPlatform()
            .daemon()
            .start(() -> copy(started.getErrorStream(), Objects.requireNonNull(err), false));
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            int status = started.waitFor();
            said.join();
            complained.join();
            Objects.requireNonNull(exit).onExit(status);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void copy(InputStream from, OutputStream to, boolean close) {
    byte[] buffer = new byte[1 << 15];
    try {
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        to.write(buffer, 0, read);
        to.flush();
      }
    } catch (IOException e) {
      // One side has ended.
    } finally {
      if (close) {
        try {
          to.close();
        } catch (IOException e) {
          // It has ended.
        }
      }
    }
  }

  /// The connection is gone: so is what it ran.
  @Override
  public void destroy(ChannelSession channel) {
    if (process != null) {
      process.destroy();
    }
  }
}
