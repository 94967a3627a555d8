package com.bcrecommender.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A lock file that one holder has at a time, among all processes and within this one. The system
/// lets go of it when the process ends, however it ends; the file stays, and means nothing.
public final class ProcessLock implements AutoCloseable {
  /// What this process holds. Its own holders must be told without opening the file: on POSIX
  /// systems a process loses its lock on a file when it closes any descriptor of it.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Takes the lock without waiting.
  ///
  /// @param file made where it is missing; its folder must be there
  /// @return null where another has it
  public static @Nullable ProcessLock take(Path file) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    if (!HELD.add(path)) {
      return null;
    }
    ProcessLock lock = null;
    try {
      lock = locked(path);
      return lock;
    } finally {
      if (lock == null) {
        HELD.remove(path);
      }
    }
  }

  private static @Nullable ProcessLock locked(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new ProcessLock(path, channel);
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return null;
  }

  /// Whether it is held still.
  public boolean held() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(file);
    }
  }
}
