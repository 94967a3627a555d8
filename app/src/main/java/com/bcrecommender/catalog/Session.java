package com.bcrecommender.catalog;

import com.bcrecommender.settings.Busy;
import com.bcrecommender.settings.UserError;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.core.DB;

/// One connection with its prepared statements, each prepared once. For one thread at a time.
final class Session implements AutoCloseable {
  /// How long a writer waits for another process's write transaction.
  private static final int BUSY_MILLISECONDS = 60_000;

  /// The same for one who can come again.
  private static final int BRIEFLY_BUSY_MILLISECONDS = 2_000;

  /// How long to wait until no other process has the file open.
  private static final int ALONE_MILLISECONDS = 2_000;

  /// Between two tries to copy from a file that another locks.
  private static final int COPY_WAIT_MILLISECONDS = 100;

  /// 64 MiB: at the size of 2014 the inner pages of every table and index stay in memory.
  private static final int CACHE_KIBIBYTES = 64 * 1024;

  /// Where the file is mapped, the cache is for what lies beyond.
  private static final int READING_CACHE_KIBIBYTES = 8 * 1024;

  /// The most that SQLite maps as it is built.
  private static final int MAPPED_BYTES = 0x7fff0000;

  private final Path file;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Session(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// A connection that may write.
  static Session writing(Path file) {
    Session session = new Session(file, connect(file, false));
    // WAL: readers and the writer do not wait for each other. NORMAL: a kill loses nothing; a power
    // cut may lose the last
    // transactions, never part of one.
    session.run("PRAGMA journal_mode = WAL");
    session.run("PRAGMA synchronous = NORMAL");
    session.run("PRAGMA temp_store = MEMORY");
    session.run("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
    // An import's log is cut back to this after it is copied into the file.
    session.run("PRAGMA journal_size_limit = 67108864");
    return session;
  }

  /// A connection for a row or two: it waits two seconds for another writer, and keeps little in
  /// memory.
  static Session brief(Path file) {
    Session session = new Session(file, connect(file, false, BRIEFLY_BUSY_MILLISECONDS));
    session.run("PRAGMA journal_mode = WAL");
    session.run("PRAGMA synchronous = NORMAL");
    session.run("PRAGMA cache_size = -1024");
    return session;
  }

  /// Whether another connection has the file open, here or in another process; a file that is no
  /// database is in nobody's use. Where nobody has it, its log is empty and gone afterwards.
  static boolean inUse(Path file) {
    try (Session session = new Session(file, connect(file, false, ALONE_MILLISECONDS));
        Statement statement = session.connection.createStatement()) {
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("COMMIT");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      return false;
    } catch (SQLiteException e) {
      int primary = e.getResultCode().code & 0xff;
      return primary == SQLiteErrorCode.SQLITE_BUSY.code
          || primary == SQLiteErrorCode.SQLITE_LOCKED.code;
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /// A connection to a file that is made anew when the work is cut off: no log, nothing is flushed,
  /// and what does not fit into the cache goes to the disk, never to memory.
  static Session scratch(Path file) {
    Session session = new Session(file, connect(file, false));
    session.run("PRAGMA journal_mode = OFF");
    session.run("PRAGMA synchronous = OFF");
    session.run("PRAGMA locking_mode = EXCLUSIVE");
    session.run("PRAGMA temp_store = FILE");
    session.run("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
    return session;
  }

  /// A connection that only reads. It sees the catalog as of its first statement after `BEGIN`, and
  /// blocks nobody.
  static Session reading(Path file) {
    Session session = new Session(file, connect(file, true));
    session.run("PRAGMA temp_store = MEMORY");
    // Pages are read where the system has them: copies of our own would be memory that it cannot
    // take back while lists are made.
    session.run("PRAGMA mmap_size = " + MAPPED_BYTES);
    session.run("PRAGMA cache_size = -" + READING_CACHE_KIBIBYTES);
    return session;
  }

  private static Connection connect(Path file, boolean readOnly) {
    return connect(file, readOnly, BUSY_MILLISECONDS);
  }

  private static Connection connect(Path file, boolean readOnly, int busyMilliseconds) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    if (!readOnly) {
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    }
    // Else the driver asks for the last row id after each insert, with a query that costs three
    // times the insert.
    config.setGetGeneratedKeys(false);
    config.setBusyTimeout(busyMilliseconds);
    // Of use to an empty file only. 8 KiB pages hold an address or two of every record more than 4
    // KiB ones before a tree
    // gets another level.
    config.setPageSize(8192);
    try {
      return DriverManager.getConnection(
          "jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  Connection connection() {
    return connection;
  }

  /// The prepared statement of this text; owned by the session, and free for use again once its
  /// results are closed.
  PreparedStatement prepare(String sql) {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      try {
        known = connection.prepareStatement(sql);
      } catch (SQLException e) {
        throw failure(e);
      }
      statements.put(sql, known);
    }
    return known;
  }

  /// Begins a transaction: for a writer one that holds the write lock, for a reader one whose view
  /// stays as it is.
  ///
  /// It is begun through the driver, never by a statement of ours: a driver that believes it is
  /// outside a transaction tries to begin one after each statement, which doubles the cost of a
  /// small insert.
  void begin() {
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Ends a transaction for good.
  void commit() {
    try {
      // The driver's own commit() would begin the next transaction at once and keep the lock.
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Ends a transaction as if it had not been, also one whose commit failed.
  void rollback() {
    try {
      if (connection.getAutoCommit()) {
        run("ROLLBACK");
      } else {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Runs a statement that is not worth keeping.
  void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Runs an insert, update or delete and says how many rows it changed.
  int update(String sql, @Nullable Object... values) {
    try {
      PreparedStatement statement = prepare(sql);
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Calls back for each row of a query.
  void each(String sql, RowReading reading, @Nullable Object... values) {
    try {
      PreparedStatement statement = prepare(sql);
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reading.row(rows);
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// The first column of the first row as a number, or a default where there is no row or the
  /// column is null.
  long number(String sql, long otherwise, @Nullable Object... values) {
    long[] found = {otherwise};
    each(
        sql,
        row -> {
          long value = row.getLong(1);
          if (!row.wasNull()) {
            found[0] = value;
          }
        },
        values);
    return found[0];
  }

  /// Copies the file page by page, as it is at the first step: the transaction holds that view
  /// while others go on writing, so the copy is never begun anew. A page keeps its place, so two
  /// copies differ only where pages changed. Half a second for the catalog of 2014.
  ///
  /// @param target a file that does not exist yet
  void copyTo(Path target) {
    begin();
    try {
      number("SELECT count(*) FROM sqlite_schema", 0);
      DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
      int code =
          database.backup(
              "main", target.toAbsolutePath().toString(), null, COPY_WAIT_MILLISECONDS, 1, -1);
      if (code != SQLiteErrorCode.SQLITE_OK.code) {
        throw DB.newSQLException(code, "copy to " + target);
      }
    } catch (SQLException e) {
      throw failure(target, e);
    } finally {
      commit();
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /// What to throw for a failure: a [UserError] where the operator can help, else a
  /// [CatalogFailure] with the trace.
  RuntimeException failure(SQLException cause) {
    return failure(file, cause);
  }

  private static RuntimeException failure(Path file, SQLException cause) {
    SQLiteErrorCode code =
        cause instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.SQLITE_ERROR;
    // The low byte is the primary code; the rest tells variants of it.
    return switch (code.code & 0xff) {
      case 5, 6 ->
          new Busy(
              "the catalog "
                  + file
                  + " has been written by another bcr process for a while; wait until that ends, then run this again",
              cause);
      case 8 ->
          new UserError(
              "the catalog " + file + " may not be written; check its owner and rights", cause);
      case 13 ->
          new UserError(
              "no space left to write the catalog " + file + "; free some, then run this again",
              cause);
      case 14 ->
          new UserError(
              "the catalog " + file + " cannot be opened; check the folder and its rights", cause);
      case 11, 26 ->
          new UserError(
              "expected a catalog, found a file that is damaged or no SQLite database: "
                  + file
                  + "; restore it from a backup or move it away",
              cause);
      default -> new CatalogFailure("the catalog " + file + ": " + cause.getMessage(), cause);
    };
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Reads one row.
  interface RowReading {
    void row(ResultSet row) throws SQLException;
  }
}
