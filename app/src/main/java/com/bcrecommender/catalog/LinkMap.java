package com.bcrecommender.catalog;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Which of MusicBrainz's ids lead to which Bandcamp page: a file of the home, made from a dump of
/// MusicBrainz ([LinkMapBuilder]), so that imports of later days need that dump no more.
///
/// An SQLite file of its own, and not a part of the catalog, because it says nothing that the
/// catalog's laws merge: each dump has all links, so the newest dump's map takes the place of the
/// one before as a whole. About 30 bytes an id on the disk; a look-up is a walk down one tree,
/// whose upper levels the system keeps in memory, so the heap does not grow with it. For one
/// thread.
public final class LinkMap implements AutoCloseable {
  /// A change of tables is a new version; a map is made again rather than brought up to date.
  static final int VERSION = 1;

  /// What ids that are asked for one after the other hit: a listener's albums come again and again.
  private static final int REMEMBERED = 1 << 16;

  private final Session session;
  private final PreparedStatement byId;
  private final byte[] id = new byte[16];
  private final long[] askedHigh = new long[REMEMBERED];
  private final long[] askedLow = new long[REMEMBERED];
  private final int[] answers = new int[REMEMBERED];

  private LinkMap(Session session) {
    this.session = session;
    byId = session.prepare("SELECT page FROM mbid WHERE id = ?");
  }

  /// Opens the map of a home, or tells how to get one.
  ///
  /// @throws UserError where there is none, or one that another program made
  public static LinkMap open(Path file) {
    if (!Files.exists(file)) {
      throw new UserError(
          "expected a map of MusicBrainz's links to Bandcamp at %s, found none; make one with: bcr import musicbrainz mbdump.tar.bz2"
              .formatted(file));
    }
    Session session = Session.reading(file);
    if (session.number("PRAGMA user_version", 0) != VERSION) {
      session.close();
      throw new UserError(
          "expected a map of MusicBrainz's links of form %d, found another at %s; make it again with: bcr import musicbrainz mbdump.tar.bz2"
              .formatted(VERSION, file));
    }
    return new LinkMap(session);
  }

  /// Takes a map that was just made into use, unless the one in use is of a newer dump. In one
  /// rename; a map in use elsewhere stays as it is there.
  ///
  /// @return whether it is in use now
  static boolean use(Path made, Path file) throws IOException {
    if (Files.exists(file)) {
      try (LinkMap old = open(file);
          LinkMap now = open(made)) {
        if (old.about().compareTo(now.about()) > 0) {
          return false;
        }
      }
    }
    try (FileChannel written = FileChannel.open(made, StandardOpenOption.WRITE)) {
      // It was written without a log: a power cut after the rename must find all of it.
      written.force(true);
    }
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  /// Which dump it was made from.
  public About about() {
    @Nullable About[] about = {null};
    session.each(
        "SELECT made, form FROM about",
        row -> about[0] = new About(row.getLong(1), row.getString(2)));
    About known = about[0];
    if (known == null) {
      throw new IllegalStateException("a map without its dump");
    }
    return known;
  }

  /// The page that an id of a release, release group, recording or track leads to, or 0. Some
  /// microseconds.
  ///
  /// @param high the id's first 64 bits
  public int page(long high, long low) {
    int place = (int) (((high ^ low) * 0x9E3779B97F4A7C15L) >>> 48) & (REMEMBERED - 1);
    if (askedHigh[place] == high && askedLow[place] == low) {
      return answers[place];
    }
    ByteBuffer.wrap(id).putLong(high).putLong(low);
    try {
      byId.setBytes(1, id);
      try (ResultSet row = byId.executeQuery()) {
        answers[place] = row.next() ? row.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw session.failure(e);
    }
    askedHigh[place] = high;
    askedLow[place] = low;
    return answers[place];
  }

  /// The page that a row of a dump's table leads to, or 0: for dumps that name rows, and not ids.
  public int page(LinkedEntity entity, long row) {
    return (int)
        session.number("SELECT page FROM entity WHERE kind = ? AND row = ?", 0, entity.code(), row);
  }

  /// Whether it knows rows of the dump's tables, which a map made from JSON does not.
  public boolean knowsRows() {
    return session.number("SELECT EXISTS (SELECT 1 FROM entity)", 0) > 0;
  }

  /// The address of a page.
  public String url(int page) {
    @Nullable String[] url = {null};
    session.each("SELECT url FROM page WHERE id = ?", row -> url[0] = row.getString(1), page);
    String found = url[0];
    if (found == null) {
      throw new IllegalArgumentException("no page has the number " + page);
    }
    return found;
  }

  /// The addresses of pages, each read once. 100 bytes an address that was asked for.
  public IntFunction<String> urls() {
    Map<Integer, String> known = new HashMap<>();
    return page -> known.computeIfAbsent(page, this::url);
  }

  /// How many pages it leads to.
  public long pages() {
    return session.number("SELECT count(*) FROM page", 0);
  }

  /// How many ids lead there.
  public long ids() {
    return session.number("SELECT count(*) FROM mbid", 0);
  }

  /// All pages, in order of their addresses.
  public void eachPage(Consumer<Page> each) {
    session.each(
        "SELECT url, title, artist, released FROM page ORDER BY id",
        row -> {
          long released = row.getLong(4);
          Long day = row.wasNull() ? null : (Long) released;
          each.accept(new Page(row.getString(1), row.getString(2), row.getString(3), day));
        });
  }

  /// Tags that the same dump gives pages: address and tag.
  public void eachTag(BiConsumer<String, String> each) {
    session.each(
        "SELECT p.url, t.tag FROM tag t JOIN page p ON p.id = t.page",
        row -> each.accept(row.getString(1), row.getString(2)));
  }

  @Override
  public void close() {
    session.close();
  }

  /// A Bandcamp page, and what MusicBrainz says of its record.
  ///
  /// @param released UTC epoch seconds of the day
  public record Page(
      String url, @Nullable String title, @Nullable String artist, @Nullable Long released) {}

  /// Which dump a map is of. Of two of one time that of tables is the greater: it has all ids.
  ///
  /// @param made UTC epoch seconds
  /// @param form `json` or `tables`
  public record About(long made, String form) implements Comparable<About> {
    @Override
    public int compareTo(About other) {
      int byTime = Long.compare(made, other.made);
      return byTime != 0 ? byTime : form.compareTo(other.form);
    }
  }
}
