package com.bcrecommender.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes a [LinkMap] of what a dump of MusicBrainz says, in whatever order it comes: a dump's
/// tables name rows of tables that follow later, so all that may matter is staged in a file beside
/// the map and joined there at the end.
///
/// Bounded memory: 64 MiB of SQLite's, outside the heap. The staged file takes about 40 bytes a row
/// of links, releases, recordings, media and tracks; it is removed at the end, or when a map is
/// made the next time. For one thread.
public final class LinkMapBuilder implements AutoCloseable {
  private final Path file;
  private final Path staged;
  private final Path made;
  private final Session session;
  private final byte[] id = new byte[16];

  private LinkMapBuilder(Path file, Path staged, Path made) {
    this.file = file;
    this.staged = staged;
    this.made = made;
    session = Session.scratch(staged);
    for (String table : LinkMapSql.STAGED) {
      session.run("CREATE TABLE " + table);
    }
    session.begin();
  }

  /// @param file where the map is to be
  public static LinkMapBuilder begin(Path file) {
    Path staged = file.resolveSibling(file.getFileName() + ".staged");
    Path made = file.resolveSibling(file.getFileName() + ".made");
    delete(staged);
    delete(made);
    return new LinkMapBuilder(file, staged, made);
  }

  /// A Bandcamp page by the row of its address.
  ///
  /// @param url in normal form, such as `https://ella.bandcamp.com/album/rooms`
  public void page(long row, String url) {
    add("INSERT OR IGNORE INTO page VALUES (?, ?, ?)", row, url, hostOf(url));
  }

  /// An artist's or label's own page by the row of its address.
  ///
  /// @param host such as `ella.bandcamp.com`
  public void site(long row, String host) {
    add("INSERT OR IGNORE INTO site VALUES (?, ?)", row, host);
  }

  /// Something is linked to an address.
  ///
  /// @param link the row of the link, which says whether it [#ended]
  public void link(LinkedEntity kind, long entity, long url, long link) {
    add("INSERT INTO link VALUES (?, ?, ?, ?)", kind.code(), entity, url, link);
  }

  /// A link that holds no more.
  public void ended(long link) {
    add("INSERT OR IGNORE INTO ended VALUES (?)", link);
  }

  public void release(
      long row, long high, long low, long group, long credit, @Nullable String title) {
    add(
        "INSERT OR IGNORE INTO release VALUES (?, ?, ?, ?, ?)",
        row,
        id(high, low),
        group,
        credit,
        title);
  }

  public void group(long row, long high, long low) {
    add("INSERT OR IGNORE INTO release_group VALUES (?, ?)", row, id(high, low));
  }

  public void recording(long row, long high, long low, long credit, @Nullable String title) {
    add("INSERT OR IGNORE INTO recording VALUES (?, ?, ?, ?)", row, id(high, low), credit, title);
  }

  public void medium(long row, long release) {
    add("INSERT OR IGNORE INTO medium VALUES (?, ?)", row, release);
  }

  public void track(long high, long low, long recording, long medium) {
    add("INSERT INTO track VALUES (?, ?, ?)", id(high, low), recording, medium);
  }

  /// The words of an artist credit.
  public void credit(long row, @Nullable String name) {
    add("INSERT OR IGNORE INTO credit VALUES (?, ?)", row, name);
  }

  public void creditArtist(long credit, long artist) {
    add("INSERT INTO credit_artist VALUES (?, ?)", credit, artist);
  }

  /// A day on which a release came out, UTC epoch seconds.
  public void released(long release, long day) {
    add("INSERT INTO released VALUES (?, ?)", release, day);
  }

  /// An id that was given up for another's.
  public void redirect(LinkedEntity kind, long high, long low, long row) {
    add("INSERT INTO redirect VALUES (?, ?, ?)", kind.code(), id(high, low), row);
  }

  /// A tag of the record at a page.
  public void tag(String url, String tag) {
    add("INSERT INTO page_tag VALUES (?, ?)", url, tag);
  }

  /// Joins what was staged, and opens the map made of it. It takes the place of an older one only
  /// by [#use].
  ///
  /// @param rows whether the rows are those of the dump's tables, to be kept for dumps that name
  ///   them
  public LinkMap finish(LinkMap.About about, boolean rows) {
    session.commit();
    session.run("ATTACH DATABASE '%s' AS map".formatted(made.toString().replace("'", "''")));
    session.run("PRAGMA map.journal_mode = OFF");
    session.run("PRAGMA map.synchronous = OFF");
    session.begin();
    for (String step : LinkMapSql.JOINS) {
      session.run(step);
    }
    if (rows) {
      for (String step : LinkMapSql.ROWS) {
        session.run(step);
      }
    }
    session.run("PRAGMA map.user_version = " + LinkMap.VERSION);
    session.update("INSERT INTO map.about VALUES (?, ?)", about.made(), about.form());
    session.commit();
    session.run("DETACH DATABASE map");
    return LinkMap.open(made);
  }

  /// Takes the map into use, unless the one in use is of a newer dump; says whether it did.
  public boolean use() {
    try {
      return LinkMap.use(made, file);
    } catch (IOException e) {
      throw new CatalogFailure("the map " + file + " cannot be put in its place: " + e, e);
    }
  }

  private byte[] id(long high, long low) {
    ByteBuffer.wrap(id).putLong(high).putLong(low);
    return id;
  }

  private void add(String sql, @Nullable Object... values) {
    try {
      PreparedStatement insert = session.prepare(sql);
      for (int i = 0; i < values.length; i++) {
        switch (values[i]) {
          case Long number -> insert.setLong(i + 1, number);
          case Integer number -> insert.setInt(i + 1, number);
          case byte[] bytes -> insert.setBytes(i + 1, bytes);
          case null -> insert.setString(i + 1, null);
          default -> insert.setString(i + 1, values[i].toString());
        }
      }
      insert.executeUpdate();
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  private static String hostOf(String url) {
    int start = url.indexOf("://") + 3;
    return url.substring(start, url.indexOf('/', start)).toLowerCase(Locale.ROOT);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CatalogFailure("the file " + file + " cannot be removed: " + e, e);
    }
  }

  @Override
  public void close() {
    session.close();
    delete(staged);
    delete(made);
  }
}
