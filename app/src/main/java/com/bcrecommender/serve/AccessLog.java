package com.bcrecommender.serve;

import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A line for each answer: time, method, path, status, bytes of the body, milliseconds until it was
/// made. No address, no query, no header: nothing in it tells who asked, or for what they searched.
///
///     2026-11-28T09:02:23Z GET /fan/ 200 18211 0.412
///
/// Lines are gathered in memory and written once a second, or when there are 64 KB of them. A file
/// that has grown to its limit is renamed to `NAME.1`, in the place of the one before. Safe for any
/// thread.
final class AccessLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final int GATHERED = 64 * 1024;
  private static final int MOST_OF_PATH = 200;
  private static final int MOST_OF_METHOD = 10;

  private final Path file;
  private final long mostBytes;
  private final ByteBuffer gathered = ByteBuffer.allocate(GATHERED);
  private final ScheduledExecutorService writing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("access-log").factory());
  private @Nullable FileChannel out;

  private AccessLog(Path file, long mostBytes, FileChannel out) {
    this.file = file;
    this.mostBytes = mostBytes;
    this.out = out;
    var _ = writing.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
  }

  /// Opens the file, to whose end lines are added.
  ///
  /// @throws UserError where that cannot be
  static AccessLog open(Path file, long mostBytes) {
    try {
      return new AccessLog(file, mostBytes, channel(file));
    } catch (IOException e) {
      throw new UserError(
          "serve.access-log: expected a file that can be written, found %s (%s); choose another, or none"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /// @param path of the request, as it was sent
  void add(String method, String path, int status, long bytes, long nanos) {
    String line =
        Now.instant().truncatedTo(ChronoUnit.SECONDS)
            + " "
            + plain(method, MOST_OF_METHOD)
            + " "
            + plain(path, MOST_OF_PATH)
            + " "
            + status
            + " "
            + bytes
            + " "
            + millis(nanos)
            + "\n";
    byte[] ascii = line.getBytes(StandardCharsets.US_ASCII);
    synchronized (gathered) {
      if (gathered.remaining() < ascii.length) {
        write();
      }
      gathered.put(ascii);
    }
  }

  private static String millis(long nanos) {
    long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
    return micros / 1000 + "." + String.format(Locale.ROOT, "%03d", micros % 1000);
  }

  /// What a client sends cannot begin a line or a column of its own.
  private static String plain(String text, int most) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(most, text.length()); i++) {
      char c = text.charAt(i);
      out.append(c > ' ' && c < 0x7F ? c : '?');
    }
    return out.isEmpty() ? "-" : out.toString();
  }

  /// Writes what was gathered. A disk that is full costs lines, and is said once.
  private void write() {
    synchronized (gathered) {
      gathered.flip();
      try {
        if (out != null && gathered.hasRemaining()) {
          if (out.size() > 0 && out.size() + gathered.remaining() > mostBytes) {
            out.close();
            Files.move(
                file,
                file.resolveSibling(file.getFileName() + ".1"),
                StandardCopyOption.REPLACE_EXISTING);
            out = channel(file);
          }
          while (gathered.hasRemaining()) {
            out.write(gathered);
          }
        }
      } catch (IOException e) {
        LOG.error("the access log ends here, {} cannot be written: {}", file, e.toString());
        out = null;
      } finally {
        gathered.clear();
      }
    }
  }

  @Override
  public void close() {
    writing.shutdown();
    write();
    synchronized (gathered) {
      try {
        if (out != null) {
          out.close();
        }
      } catch (IOException e) {
        LOG.error("while closing {}", file, e);
      }
      out = null;
    }
  }
}
