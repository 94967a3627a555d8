package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.PreferenceKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores statements of another catalog, as [Statements] gave them out, by this catalog's laws of
/// merging: each under its own source and rank. A statement that no catalog can have given out is
/// refused. Memory: 40 bytes a source beside what [PreferenceRows] and [TagRows] hold.
public final class StatementRows implements StatementSink {
  private final KeyTable fans;
  private final KeyTable tralbums;
  private final Sources sources;
  private final PreferenceRows preferences;
  private final TagRows tags;
  private final List<Sources.Origin> origins = new ArrayList<>();
  private @Nullable StatedSource before;
  private long stored;
  private long added;
  private long changed;

  StatementRows(
      KeyTable fans, KeyTable tralbums, Sources sources, PreferenceRows preferences, TagRows tags) {
    this.fans = fans;
    this.tralbums = tralbums;
    this.sources = sources;
    this.preferences = preferences;
    this.tags = tags;
  }

  /// In the order of their numbers, from 1.
  @Override
  public void source(StatedSource source) throws UnfitStatement {
    StatementCheck.source(source, before);
    before = source;
    origins.add(
        sources.origin(
            new Source(source.name(), null, source.hash(), source.kindOrEarlier()), source.date()));
  }

  @Override
  public void kind(String code, String licence) throws UnfitStatement {
    sources.kinds().note(StatementCheck.kind(code, licence));
  }

  @Override
  public void key(KeyKind kind, KeyStatement statement) throws UnfitStatement {
    StatementCheck.statement(kind, statement, origins.size());
    KeyTable table = kind == KeyKind.FAN ? fans : tralbums;
    if (table.refuses(identities(kind, statement))) {
      return;
    }
    KeyTable.Outcome outcome =
        table.offer(
            statement.key(),
            facts -> {
              for (KeyStatement.Fact fact : statement.facts()) {
                facts.offer(fact.field(), fact.value(), origins.get(fact.source() - 1));
              }
            });
    stored++;
    switch (outcome) {
      case ADDED -> added++;
      case CHANGED -> changed++;
      case SAME -> {}
    }
  }

  /// The keys that mean the same fan or record: an opt-out of one holds for all.
  private static String[] identities(KeyKind kind, KeyStatement statement) {
    int address = kind == KeyKind.FAN ? KeyTable.USERNAME : KeyTable.URL;
    List<String> keys = new ArrayList<>(List.of(statement.key()));
    for (KeyStatement.Fact fact : statement.facts()) {
      if ((fact.field() == KeyTable.SAME_AS || fact.field() == address)
          && fact.value() instanceof String key) {
        keys.add(key);
      }
    }
    return keys.toArray(String[]::new);
  }

  @Override
  public void tag(String tralbum, String tag) throws UnfitStatement {
    StatementCheck.tag(tralbum, tag);
    tags.add(tralbum, tag);
  }

  @Override
  public void preference(String fan, String tralbum, PreferenceKind kind, long time)
      throws UnfitStatement {
    StatementCheck.preference(fan, tralbum, time);
    preferences.add(fan, tralbum, kind, time);
  }

  /// Writes what is held back. To be called once, at the end.
  public RowCount finish() {
    RowCount ofTags = tags.finish();
    RowCount ofPreferences = preferences.finish();
    return new RowCount(
        stored + ofTags.stored() + ofPreferences.stored(),
        added + ofTags.added() + ofPreferences.added(),
        changed + ofTags.changed() + ofPreferences.changed());
  }
}
