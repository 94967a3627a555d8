package com.bcrecommender.crawl;

import com.bcrecommender.settings.Busy;
import com.bcrecommender.settings.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Held by the one crawl of a catalog: two would be two clients, at twice the pace. It ends with
/// the process, so whoever holds it knows that the leases of others are those of dead runs.
final class CrawlLock {
  private CrawlLock() {}

  /// Takes the lock file beside the catalog.
  ///
  /// @throws Busy when another crawl of this catalog is running
  static ProcessLock take(Path catalog) {
    Path file = catalog.resolveSibling(catalog.getFileName() + ".crawl-lock");
    ProcessLock lock;
    try {
      lock = ProcessLock.take(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
    if (lock == null) {
      throw new Busy(
          "a crawl of "
              + catalog
              + " is already running; there is one pace for the site, so only one may");
    }
    return lock;
  }
}
