package com.bcrecommender.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What all keys of one fan or tralbum state together, by the laws by which a catalog is read. Keys
/// may come in any order.
public final class StatedRecord {
  private final KeyKind kind;
  private final String key;
  private final Facts facts;
  private final List<String> keys = new ArrayList<>();
  private final SortedSet<String> tagsOfFiles = new TreeSet<>();
  private long told;
  private boolean used;
  private boolean anyAbsent;
  private boolean anyThere;

  /// @param key the strongest, which the others lead to
  public StatedRecord(KeyKind kind, String key) {
    this.kind = kind;
    this.key = key;
    facts = new Facts(kind.fields().size());
    used = kind == KeyKind.FAN;
  }

  public void add(StatedKey stated) {
    facts.offerAll(kind.fields(), stated.facts(), Long::compare);
    keys.add(stated.key());
    tagsOfFiles.addAll(stated.tags());
    told = Math.max(told, stated.told());
    used |= stated.isUsed();
    anyAbsent |= stated.isAbsent();
    anyThere |= stated.key().startsWith("u:") && !stated.isAbsent();
  }

  /// Where it stands in the order of dense ids.
  public Standing standing() {
    if (KeyLaws.waits(key) || (anyAbsent && !anyThere)) {
      return Standing.WAITING;
    }
    return used ? Standing.IN_USE : Standing.MENTIONED;
  }

  /// All keys, sorted.
  public List<String> keys() {
    return keys.stream().sorted().toList();
  }

  /// The newest date of a source that says that it is there; 0 where none has a date.
  public long told() {
    return told;
  }

  /// The artist in the form in which artists are told apart; empty where unknown.
  public String artist() {
    return ReleaseNumbers.folded(facts.text(KeyTable.ARTIST));
  }

  /// The title in the form in which releases are told apart; empty where unknown.
  public String title() {
    return ReleaseNumbers.folded(facts.text(KeyTable.TITLE));
  }

  /// A key of the album that it is on.
  public @Nullable String album() {
    return facts.text(KeyTable.ALBUM);
  }

  /// @param id dense
  public CatalogTralbum tralbum(int id) {
    String ofPage = facts.text(KeyTable.TAGS);
    List<String> tags = ofPage == null ? List.copyOf(tagsOfFiles) : TagsInForce.ofPage(ofPage);
    return RecordFacts.tralbum(id, key, keys(), facts, tags);
  }

  /// @param id dense
  public CatalogFan fan(int id) {
    return RecordFacts.fan(id, key, keys(), facts);
  }

  /// What comes first in the order of dense ids.
  public enum Standing {
    /// Somebody has it, or it bears a tag.
    IN_USE(0),
    /// Pages only mention it.
    MENTIONED(1),
    /// It waits to be led to a record, or is gone.
    WAITING(2);

    private final int place;

    Standing(int place) {
      this.place = place;
    }

    /// The lower comes first.
    public int place() {
      return place;
    }
  }
}
