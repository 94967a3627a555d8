package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import java.util.ArrayList;
import java.util.List;

/// Stores statements of another catalog, as [Statements] gave them out, by this catalog's laws of
/// merging: each under its own source and rank. A statement that no catalog can have given out is
/// refused. Memory: 40 bytes a source beside what [PreferenceRows] and [TagRows] hold.
public final class StatementRows {
  private final KeyTable fans;
  private final KeyTable tralbums;
  private final Sources sources;
  private final PreferenceRows preferences;
  private final TagRows tags;
  private final List<Sources.Origin> origins = new ArrayList<>();
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

  /// A source, before the keys that name it; in the order of their numbers, from 1.
  public void source(StatedSource source) throws UnfitStatement {
    if (source.number() != origins.size() + 1) {
      throw new UnfitStatement(
          "expected source %d, found %d".formatted(origins.size() + 1, source.number()));
    }
    if (source.date() < Rank.MENTIONED && !Rank.isOfDump(source.date())) {
      throw new UnfitStatement("expected a date from 1970, found " + source.date());
    }
    SourceKind kind = source.kind() == null ? SourceKind.EARLIER : source.kind();
    origins.add(
        sources.origin(new Source(source.name(), null, source.hash(), kind), source.date()));
  }

  /// A kind of source that the other catalog is made from.
  public void kind(String code, String licence) throws UnfitStatement {
    SourceKind kind = SourceKind.of(code);
    if (kind == null || !kind.licence().equals(licence)) {
      throw new UnfitStatement(
          "expected a kind of source with its licence, found \"%s\" (%s)".formatted(code, licence));
    }
    sources.kinds().note(kind);
  }

  /// What is stated under one key.
  public void key(KeyKind kind, KeyStatement statement) throws UnfitStatement {
    StatementCheck.key(kind, statement.key());
    for (KeyStatement.Fact fact : statement.facts()) {
      StatementCheck.fact(kind, statement.key(), fact.field(), fact.value());
      if (fact.source() < 1 || fact.source() > origins.size()) {
        throw new UnfitStatement(
            "expected a source from 1 to %d, found %d".formatted(origins.size(), fact.source()));
      }
    }
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

  /// A tag that a tag file gave a tralbum.
  public void tag(String tralbum, String tag) throws UnfitStatement {
    StatementCheck.key(KeyKind.TRALBUM, tralbum);
    StatementCheck.tag(tag);
    tags.add(tralbum, tag);
  }

  /// @param time UTC epoch seconds, or [Snapshot#UNKNOWN_TIME]
  public void preference(String fan, String tralbum, PreferenceKind kind, long time)
      throws UnfitStatement {
    StatementCheck.key(KeyKind.FAN, fan);
    StatementCheck.key(KeyKind.TRALBUM, tralbum);
    if (time != Snapshot.UNKNOWN_TIME && (time < 0 || time > Snapshot.LATEST_TIME)) {
      throw new UnfitStatement("expected a time from 1970 to 2106, found " + time);
    }
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
