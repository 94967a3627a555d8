package com.bcrecommender.catalog;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// All that is stated under one key, where the catalog's tables are on several machines: the row of
/// the key, and what other rows say of it, in any order. Sources are known by the numbers of their
/// [StatedSource], of which the larger wins.
public final class StatedKey {
  private final KeyKind kind;
  private final String key;
  private final Facts facts;
  private final SortedSet<String> tags = new TreeSet<>();
  private long told;
  private boolean used;
  private boolean absent;

  public StatedKey(KeyKind kind, String key) {
    this.kind = kind;
    this.key = key;
    facts = new Facts(kind.fields().size());
  }

  /// Takes in the key's row, or another one of it.
  public void state(KeyStatement statement) {
    for (KeyStatement.Fact fact : statement.facts()) {
      facts.offer(fact.field(), fact.value(), fact.source(), Long::compare);
    }
  }

  /// The newest date of a source that says that the tralbum is there; 0 where none has a date.
  ///
  /// @param dates of sources by their numbers, 0 for those without
  public static long told(KeyStatement statement, IntToLongFunction dates) {
    long told = 0;
    for (KeyStatement.Fact fact : statement.facts()) {
      if (Liveness.CONFIRMING.contains(fact.field())) {
        told = Math.max(told, dates.applyAsLong(fact.source()));
      }
    }
    return told;
  }

  public void told(long time) {
    told = Math.max(told, time);
  }

  /// Somebody has it.
  public void use() {
    used = true;
  }

  /// The site says of this address that nothing is there.
  public void absent() {
    absent = true;
  }

  /// A tag file gives it a tag.
  public void tag(String tag) {
    tags.add(tag);
  }

  public String key() {
    return key;
  }

  /// The key that this one means the record of, or null where it has no other.
  public @Nullable String leadsTo() {
    int field = KeyLaws.isForeign(key) && kind == KeyKind.TRALBUM ? KeyTable.URL : KeyTable.SAME_AS;
    String to = facts.text(field);
    return key.equals(to) ? null : to;
  }

  /// The name that it may be meant by, as a key, or null where its artist or title is unknown.
  public @Nullable String name() {
    String artist = facts.text(KeyTable.ARTIST);
    String title = facts.text(KeyTable.TITLE);
    return artist == null || title == null ? null : NameKey.of(artist, title);
  }

  /// Whether it speaks of an album.
  ///
  /// @param record the key of the record that it means
  public boolean isAlbum(String record) {
    return KeyLaws.isAlbum(record, facts.text(KeyTable.TYPE));
  }

  Facts facts() {
    return facts;
  }

  SortedSet<String> tags() {
    return tags;
  }

  long told() {
    return told;
  }

  /// Somebody has it, or it bears a tag.
  boolean isUsed() {
    String ofPage = kind == KeyKind.TRALBUM ? facts.text(KeyTable.TAGS) : null;
    return used || !tags.isEmpty() || (ofPage != null && !ofPage.isEmpty());
  }

  boolean isAbsent() {
    return absent;
  }

  public void write(DataOutput out) throws IOException {
    List<KeyStatement.Fact> known = new ArrayList<>();
    for (int f = 0; f < kind.fields().size(); f++) {
      Object value = facts.value(f);
      if (value != null) {
        known.add(new KeyStatement.Fact(f, value, (int) facts.source(f)));
      }
    }
    CatalogCodec.write(new KeyStatement(key, known), out);
    CatalogCodec.texts(List.copyOf(tags), out);
    out.writeLong(told);
    out.writeBoolean(used);
    out.writeBoolean(absent);
  }

  public static StatedKey read(KeyKind kind, DataInput in) throws IOException {
    KeyStatement statement = CatalogCodec.readStatement(kind, in);
    StatedKey read = new StatedKey(kind, statement.key());
    read.state(statement);
    read.tags.addAll(CatalogCodec.texts(in));
    read.told = in.readLong();
    read.used = in.readBoolean();
    read.absent = in.readBoolean();
    return read;
  }
}
