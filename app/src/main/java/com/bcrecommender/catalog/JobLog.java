package com.bcrecommender.catalog;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the worker ran, and what came of it, in the catalog. Each call has a connection of its own,
/// so that a worker that waits for hours holds nothing open. Safe for several processes.
public final class JobLog {
  /// How a run ended.
  public enum Outcome {
    DONE,
    FAILED,
    /// Another `bcr` was at the same job, so this one did nothing.
    BUSY,
    /// It was ended together with the worker.
    STOPPED,
    /// Nobody saw its end: the worker was gone by then.
    LOST
  }

  /// How a run came to an end.
  ///
  /// @param status its exit status; -1 where nobody saw it
  /// @param said the line to read first; may be empty
  public record End(Instant at, Outcome outcome, int status, String said) {}

  /// One run of a job.
  ///
  /// @param id of its row
  /// @param kind such as `crawl`
  /// @param cause why it ran then: `schedule`, `missed`, `change` or `retry`
  /// @param about what it was to deal with, such as the edition to publish; empty for nothing in
  ///   particular
  /// @param planned when it was due
  /// @param attempt 1, and one more after each failure in a row
  /// @param pid of its process
  /// @param end null while it runs, or where its end was never stored
  public record Run(
      long id,
      String kind,
      String cause,
      String about,
      Instant planned,
      int attempt,
      Instant began,
      long pid,
      @Nullable End end) {

    /// The same with its end.
    public Run ended(End with) {
      return new Run(id, kind, cause, about, planned, attempt, began, pid, with);
    }

    /// The same with the id of its row.
    public Run numbered(long row) {
      return new Run(row, kind, cause, about, planned, attempt, began, pid, end);
    }
  }

  private static final String COLUMNS =
      "SELECT id, kind, cause, about, planned, attempt, began, pid, ended, outcome, status, said FROM job";

  private final Path catalog;

  /// @param catalog its file, whose tables are of this version
  public JobLog(Path catalog) {
    this.catalog = catalog;
  }

  /// Stores a run, as it stands.
  ///
  /// @return the id of its row
  public long add(Run run) {
    try (Session session = Session.brief(catalog)) {
      session.update(
          "INSERT INTO job (kind, cause, about, planned, attempt, began, pid) VALUES (?, ?, ?, ?, ?, ?, ?)",
          run.kind(),
          run.cause(),
          run.about(),
          run.planned().toEpochMilli(),
          run.attempt(),
          run.began().toEpochMilli(),
          run.pid());
      long id = session.number("SELECT last_insert_rowid()", 0);
      if (run.end() != null) {
        end(session, id, run.end());
      }
      return id;
    }
  }

  /// Stores how a run ended.
  public void end(long id, End end) {
    try (Session session = Session.brief(catalog)) {
      end(session, id, end);
    }
  }

  private static void end(Session session, long id, End end) {
    session.update(
        "UPDATE job SET ended = ?, outcome = ?, status = ?, said = ? WHERE id = ?",
        end.at().toEpochMilli(),
        end.outcome().name(),
        end.status(),
        end.said(),
        id);
  }

  /// The last runs of a kind, newest first.
  public List<Run> last(String kind, int most) {
    return read(COLUMNS + " WHERE kind = ? ORDER BY id DESC LIMIT ?", kind, most);
  }

  /// The last runs of all kinds, newest first.
  public List<Run> last(int most) {
    return read(COLUMNS + " ORDER BY id DESC LIMIT ?", most);
  }

  /// The newest run of a kind that was done.
  public Optional<Run> lastDone(String kind) {
    return read(COLUMNS + " WHERE kind = ? AND outcome = 'DONE' ORDER BY id DESC LIMIT 1", kind)
        .stream()
        .findFirst();
  }

  /// When the first run of a kind began that is still kept; now where there is none, or it seems to
  /// have been later.
  public Instant since(String kind, Instant now) {
    try (Session session = Session.reading(catalog)) {
      long first =
          session.number("SELECT min(began) FROM job WHERE kind = ?", Long.MAX_VALUE, kind);
      return Instant.ofEpochMilli(Math.min(first, now.toEpochMilli()));
    }
  }

  /// Runs without an end, oldest first.
  public List<Run> open() {
    return read(COLUMNS + " WHERE ended IS NULL ORDER BY id");
  }

  /// Deletes what is older, but for the last hundred runs of each kind.
  public void forgetBefore(Instant time) {
    try (Session session = Session.brief(catalog)) {
      session.update(
          "DELETE FROM job WHERE began < ?1 AND id NOT IN (SELECT id FROM (SELECT id,"
              + " row_number() OVER (PARTITION BY kind ORDER BY id DESC) AS place FROM job) WHERE place <= 100)",
          time.toEpochMilli());
    }
  }

  private List<Run> read(String sql, Object... values) {
    List<Run> runs = new ArrayList<>();
    try (Session session = Session.reading(catalog)) {
      session.each(sql, row -> runs.add(run(row)), values);
    }
    return runs;
  }

  private static Run run(ResultSet row) throws SQLException {
    long ended = row.getLong(9);
    End end =
        row.wasNull()
            ? null
            : new End(
                Instant.ofEpochMilli(ended),
                Outcome.valueOf(row.getString(10)),
                row.getInt(11),
                row.getString(12));
    return new Run(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Instant.ofEpochMilli(row.getLong(5)),
        row.getInt(6),
        Instant.ofEpochMilli(row.getLong(7)),
        row.getLong(8),
        end);
  }
}
