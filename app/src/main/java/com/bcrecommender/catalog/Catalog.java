package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The catalog's file. Safe for several threads: one writes at a time, the others wait for it;
/// readers wait for nobody. Several processes may have it open; a writer waits a minute for another
/// process's transaction, then says so.
public final class Catalog implements AutoCloseable {
  private final Path file;
  private final Session writer;
  private final ReentrantLock writing = new ReentrantLock();

  private Catalog(Path file, Session writer) {
    this.file = file;
    this.writer = writer;
  }

  /// Opens a catalog, which is made where there is none, and brings its tables up to date.
  ///
  /// @throws UserError for a file that is no catalog, is damaged, or was written by a newer
  ///   program; it is left as it is
  public static Catalog open(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UserError(
          "the folder of the catalog cannot be made: " + folder + "; check its rights", e);
    }
    Schema.bringUpToDate(file);
    return new Catalog(file, Session.writing(file));
  }

  public Path file() {
    return file;
  }

  /// Runs work in one write transaction. When it throws, the catalog is as before.
  public <T> T transaction(Work<T> work) {
    writing.lock();
    try {
      if (writing.getHoldCount() > 1) {
        throw new IllegalStateException(
            "a transaction within a transaction; pass the outer one on");
      }
      writer.begin();
      T result;
      try {
        result = work.in(new Transaction(writer));
        writer.commit();
      } catch (Throwable e) {
        try {
          writer.rollback();
        } catch (RuntimeException second) {
          e.addSuppressed(second);
        }
        throw e;
      }
      return result;
    } finally {
      writing.unlock();
    }
  }

  /// The catalog as it is now, for learning and for an edition, without the tralbums of which
  /// nothing can be said: those that nobody has and that bear no tag, such as the tracks that an
  /// album's page names. At the size of 2014 a few seconds.
  ///
  /// @param wishWeight what a wish weighs beside a purchase, above 0 and at most 1
  public CatalogSnapshot snapshot(float wishWeight) {
    return snapshot(wishWeight, false, Duration.ZERO);
  }

  /// As [#snapshot(float)], for lists that people see: without the tralbums whose pages are gone,
  /// and with those marked that nothing has confirmed for long.
  ///
  /// @param unconfirmedAfter how long, counted from the newest date in the catalog; zero for never
  public CatalogSnapshot liveSnapshot(float wishWeight, Duration unconfirmedAfter) {
    return snapshot(new Reading(Session.reading(file), true), wishWeight, false, unconfirmedAfter);
  }

  /// As [#snapshot(float)], with every tralbum that was ever mentioned. Those in use come first, so
  /// that they have the same ids in both.
  public CatalogSnapshot wholeSnapshot(float wishWeight) {
    return snapshot(wishWeight, true, Duration.ZERO);
  }

  private CatalogSnapshot snapshot(float wishWeight, boolean whole, Duration unconfirmedAfter) {
    return snapshot(new Reading(Session.reading(file)), wishWeight, whole, unconfirmedAfter);
  }

  private static CatalogSnapshot snapshot(
      Reading reading, float wishWeight, boolean whole, Duration unconfirmedAfter) {
    try {
      return new CatalogSnapshot(reading, wishWeight, whole, unconfirmedAfter);
    } catch (Throwable e) {
      reading.close();
      throw e;
    }
  }

  /// Everything that is stated, row by row, as it is now: what the checksum covers, with its
  /// sources. To be closed.
  public Statements statements() {
    Session session = Session.reading(file);
    try {
      return new Statements(session);
    } catch (Throwable e) {
      session.close();
      throw e;
    }
  }

  /// The addresses of which the site says to a crawl that nothing is there, as keys: what has no
  /// other address is in no list.
  public List<String> absent() {
    try (Session session = Session.reading(file)) {
      return Identities.absent(session);
    }
  }

  /// SHA-256 over what the catalog says, in hex. It is the same for the same sources in any order,
  /// stored once or twice.
  public String checksum() {
    try (Reading reading = new Reading(Session.reading(file))) {
      return Checksum.of(reading);
    }
  }

  /// How many preferences a catalog's file holds; some milliseconds a million, and nothing stays
  /// open.
  public static long preferences(Path file) {
    try (Session session = Session.reading(file)) {
      return session.number("SELECT count(*) FROM preference", 0);
    }
  }

  /// How much there is, by counting in the database.
  public Counts counts() {
    try (Session session = Session.reading(file)) {
      session.begin();
      return Counting.count(session);
    }
  }

  /// Those of the tralbums' keys that wait: they fit no one record, and what is stored under them
  /// is in no snapshot. Reads all keys, two seconds at 500,000 tralbums.
  public List<String> waiting(Collection<String> keys) {
    try (Session session = Session.reading(file)) {
      session.begin();
      Identities tralbums = Identities.ofTralbums(session);
      return keys.stream()
          .filter(key -> {
            int row = (int) session.number("SELECT id FROM tralbum WHERE key = ?", 0, key);
            return tralbums.of(row) >= tralbums.known();
          })
          .toList();
    }
  }

  /// At most how much a snapshot will hold, without reading any of it.
  public SnapshotSizes sizes() {
    try (Session session = Session.reading(file)) {
      session.begin();
      return Counting.sizes(session);
    }
  }

  /// Takes a fan out of the catalog, with everything stored under any key of the same fan, and
  /// keeps salted hashes of these keys, so that no later source brings the fan back. What is
  /// deleted is overwritten in the file. Seconds at the size of 2014.
  ///
  /// @param key of the fan, as [FileKeys] makes them
  public Forgotten forgetFan(String key) {
    return forget(forgetting -> forgetting.one(KeyKind.FAN, key));
  }

  /// As [#forgetFan], for a tralbum.
  public Forgotten forgetTralbum(String key) {
    return forget(forgetting -> forgetting.one(KeyKind.TRALBUM, key));
  }

  /// As [#forgetFan], for all tralbums of an artist or a label, also those not yet known.
  ///
  /// @param site its address without a path, such as `https://artist.bandcamp.com`
  public Forgotten forgetArtist(String site) {
    return forget(forgetting -> forgetting.artist(site));
  }

  /// Takes up opt-outs from elsewhere, such as from beside the editions after the catalog was
  /// restored from a backup: whom they hold goes, as with [#forgetFan].
  ///
  /// @return what went; nothing, and at no cost, where the catalog had them all
  public Optional<Forgotten> takeUp(OptOuts more) {
    if (optOuts().haveAll(more)) {
      return Optional.empty();
    }
    return Optional.of(
        forget(forgetting -> forgetting.heldBy(more)).stream()
            .reduce(Forgotten.NOTHING, Forgotten::and));
  }

  /// Who opted out, as of now.
  public OptOuts optOuts() {
    try (Session session = Session.reading(file)) {
      return new OptOutRows(session).all();
    }
  }

  private <T> T forget(Function<Forgetting, T> what) {
    T forgotten =
        transaction(transaction ->
            what.apply(new Forgetting(transaction.session(), transaction.optOuts())));
    writing.lock();
    try {
      // The log still has the pages as they were.
      writer.run("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      writing.unlock();
    }
    return forgotten;
  }

  /// Copies the catalog as it is now to a file that does not exist yet, while others go on writing.
  /// What did not change since an earlier copy is at the same place in both.
  public void copyTo(Path target) {
    try (Session session = Session.reading(file)) {
      session.copyTo(target);
    }
  }

  /// What SQLite finds wrong with a catalog's pages and indexes, one line each; empty where all is
  /// well. Reads every page, some seconds at the size of 2014.
  ///
  /// @throws UserError where the file cannot be opened as a database at all
  public static List<String> faults(Path file) {
    try (Session session = Session.reading(file)) {
      List<String> faults = new ArrayList<>();
      session.each("PRAGMA integrity_check", row -> faults.add(row.getString(1)));
      return faults.equals(List.of("ok")) ? List.of() : faults;
    }
  }

  /// Whether anybody has a catalog open, here or in another process; waits two seconds for that to
  /// end. Where nobody has, all of it is in its file afterwards, and it can be moved.
  public static boolean inUse(Path file) {
    return Session.inUse(file);
  }

  /// The version of a catalog's tables, without opening it for writing.
  public static int version(Path file) {
    return Schema.version(file);
  }

  /// The version that this program brings tables to.
  public static int newestVersion() {
    return Schema.VERSION;
  }

  @Override
  public void close() {
    writer.close();
  }

  /// Work to do in a transaction.
  public interface Work<T> {
    T in(Transaction transaction);
  }
}
