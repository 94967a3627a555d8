package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything that a catalog states, as rows in an order that depends on nothing but the rows: what
/// the checksum covers, with the source of each value where the catalog keeps one. The rows are
/// those of the tables, before keys are merged to records, so that stored elsewhere
/// ([StatementRows]) they merge as they would have here.
///
/// One consistent view: it stays as it was when it began while others write, until it is closed.
/// Memory: 4 bytes a source; rows pass through. For one thread.
public final class Statements implements AutoCloseable {
  /// SQLite walks the left side in order of its key and sorts the rows of one key at a time; a test
  /// holds it to that.
  static final String PREFERENCES =
      """
      SELECT f.key, t.key, p.kind, p.time
      FROM fan f CROSS JOIN preference p ON p.fan = f.id CROSS JOIN tralbum t ON t.id = p.tralbum
      ORDER BY f.key, t.key\
      """;

  static final String TAGS =
      """
      SELECT t.key, g.name
      FROM tralbum t CROSS JOIN tralbum_tag x ON x.tralbum = t.id CROSS JOIN tag g ON g.id = x.tag
      ORDER BY t.key, g.name\
      """;

  private final Session session;

  private int @Nullable [] numbers;

  Statements(Session session) {
    this.session = session;
    session.begin();
    // With the first read the view begins.
    session.number("SELECT EXISTS (SELECT 1 FROM source)", 0);
  }

  /// By row id of the table `source`: the number from 1, or 0 for one whose values have all been
  /// overtaken. Made when first asked for.
  private int[] numbers() {
    int[] made = numbers;
    if (made == null) {
      made = new int[Math.toIntExact(session.number("SELECT max(id) FROM source", 0)) + 1];
      for (KeyKind kind : KeyKind.values()) {
        markSources(kind, made);
      }
      made[0] = 0;
      number(made);
      numbers = made;
    }
    return made;
  }

  private void number(int[] marked) {
    int[] next = {1};
    session.each(
        "SELECT id FROM source ORDER BY date, hash",
        row -> {
          int id = row.getInt(1);
          marked[id] = marked[id] == 0 ? 0 : next[0]++;
        });
  }

  private void markSources(KeyKind kind, int[] marked) {
    int fields = kind.fields().size();
    String columns =
        String.join(", ", kind.fields().stream().map(f -> f.column() + "_source").toList());
    session.each(
        "SELECT " + columns + " FROM " + kind.table(),
        row -> {
          for (int f = 1; f <= fields; f++) {
            // An unknown field has no source, which reads as 0, and 0 is no row's id.
            marked[row.getInt(f)] = 1;
          }
        });
  }

  /// How many keys, tags of tralbums and preferences there are.
  public long size() {
    return session.number("SELECT count(*) FROM fan", 0)
        + session.number("SELECT count(*) FROM tralbum", 0)
        + session.number("SELECT count(*) FROM tralbum_tag", 0)
        + session.number("SELECT count(*) FROM preference", 0);
  }

  /// The sources of all values that are in force, weakest first.
  public void eachSource(Consumer<StatedSource> each) {
    int[] numberOf = numbers();
    session.each(
        "SELECT id, name, date, hash, kind FROM source ORDER BY date, hash",
        row -> {
          int number = numberOf[row.getInt(1)];
          if (number > 0) {
            String kind = row.getString(5);
            each.accept(
                new StatedSource(
                    number,
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    kind == null ? null : SourceKind.of(kind)));
          }
        });
  }

  /// The kinds of sources that the catalog is made from, with their licences.
  public void eachSourceKind(BiConsumer<String, String> each) {
    SourceKinds.read(session).forEach(each);
  }

  /// All keys of a kind, in order of their UTF-8.
  public void eachKey(KeyKind kind, Consumer<KeyStatement> each) {
    List<Field> fields = kind.fields();
    int[] numberOf = numbers();
    session.each(
        "SELECT t.key%s FROM %s t ORDER BY t.key"
            .formatted(KeyTable.columns(kind.table(), fields), kind.table()),
        row -> {
          Facts facts = new Facts(fields.size());
          KeyTable.readFields(row, 2, fields, facts);
          List<KeyStatement.Fact> known = new ArrayList<>();
          for (int f = 0; f < fields.size(); f++) {
            Object value = facts.value(f);
            if (value != null) {
              known.add(new KeyStatement.Fact(f, value, numberOf[(int) facts.source(f)]));
            }
          }
          each.accept(new KeyStatement(row.getString(1), known));
        });
  }

  /// All tags of tag files: a tralbum's key and a tag, in order of both.
  public void eachTag(BiConsumer<String, String> each) {
    session.each(TAGS, row -> each.accept(row.getString(1), row.getString(2)));
  }

  /// All preferences, in order of the fan's key and the tralbum's.
  public void eachPreference(PreferenceReceiver each) {
    session.each(
        PREFERENCES,
        row -> {
          // At once: it speaks of the column read last.
          long read = row.getLong(4);
          long time = read == 0 && row.wasNull() ? Snapshot.UNKNOWN_TIME : read;
          each.preference(row.getString(1), row.getString(2), KindCode.kind(row.getInt(3)), time);
        });
  }

  @Override
  public void close() {
    session.close();
  }

  /// Gets each preference.
  public interface PreferenceReceiver {
    /// @param time UTC epoch seconds, or [Snapshot#UNKNOWN_TIME]
    void preference(String fan, String tralbum, PreferenceKind kind, long time);
  }
}
