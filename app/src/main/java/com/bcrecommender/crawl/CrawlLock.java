package com.bcrecommender.crawl;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Held by the one crawl of a catalog: two would be two clients, at twice the pace. The system lets
/// go of it when the process ends, however it ends; so whoever holds it knows that the leases of
/// others are those of dead runs.
final class CrawlLock implements AutoCloseable {
  private final FileChannel channel;

  private CrawlLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock file beside the catalog.
  ///
  /// @throws UserError when another crawl of this catalog is running
  static CrawlLock take(Path catalog) {
    Path file = catalog.resolveSibling(catalog.getFileName() + ".crawl-lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel) == null) {
        channel.close();
        throw new UserError(
            "a crawl of "
                + catalog
                + " is already running; there is one pace for the site, so only one may");
      }
      return new CrawlLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
