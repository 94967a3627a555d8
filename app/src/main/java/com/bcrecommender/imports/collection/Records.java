package com.bcrecommender.imports.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gathers what a file says, each record once. About 300 bytes a record.
final class Records {
  /// As many records as a person's file may have.
  private static final int MOST = 1_000_000;

  /// As many rows that cannot be used are told one by one.
  private static final int MOST_UNUSABLE = 100_000;

  /// Longest artist or title kept, in UTF-16 units.
  private static final int LONGEST = 500;

  private final Map<String, CollectionRecord> byKey = new LinkedHashMap<>();
  private final List<UnusableRow> unusable = new ArrayList<>();
  private @Nullable String person;
  private long left;

  /// Adds what a row says, or tells why it says nothing.
  ///
  /// @param link where the row has one; null where it has none
  void add(
      String where,
      @Nullable RecordLink link,
      String artist,
      String title,
      Relation relation,
      int plays,
      long time) {
    String key = link == null ? null : link.key();
    String url = link == null ? null : link.url();
    String by = line(artist);
    String name = line(title);
    CollectionRecord record =
        new CollectionRecord(where, key, url, by, name, relation, plays, time);
    String identity = record.catalogKey();
    if (identity == null) {
      Fault fault = link == null ? null : link.fault();
      fault(where, fault == null ? Fault.NO_RECORD : fault, artist + " " + title);
    } else if (byKey.size() < MOST || byKey.containsKey(identity)) {
      byKey.merge(identity, record, CollectionRecord::merge);
    } else {
      fault(where, Fault.TOO_MANY, by + " " + name);
    }
  }

  /// Adds one listen.
  ///
  /// @param link to a record, or null
  /// @param time epoch seconds, or [Snapshot#UNKNOWN_TIME]
  void listen(
      String where,
      @Nullable RecordLink link,
      String artist,
      String album,
      String track,
      long time) {
    boolean linked = link != null && link.fault() == null;
    if (!linked && (line(artist) == null || line(track) == null)) {
      fault(where, Fault.NOT_A_LISTEN, artist + " " + track);
    } else if (!linked && line(album) == null) {
      fault(where, Fault.NO_ALBUM, artist + " " + track);
    } else {
      String url = linked && link != null ? link.url() : null;
      boolean ofTrack = url != null && url.contains("/track/");
      add(where, linked ? link : null, artist, ofTrack ? track : album, Relation.PLAYED, 1, time);
    }
  }

  /// Whether the file is still about one person; tells where it is not.
  boolean isOf(String where, String name) {
    if (person == null && !name.isEmpty()) {
      person = name;
    }
    if (name.isEmpty() || name.equals(person)) {
      return true;
    }
    fault(where, Fault.ANOTHER_PERSON, name);
    return false;
  }

  void fault(String where, Fault fault, String found) {
    if (unusable.size() < MOST_UNUSABLE) {
      unusable.add(UnusableRow.of(where, fault, found));
    } else {
      left++;
    }
  }

  /// All that was read.
  CollectionFile contents(CollectionKind kind) {
    return new CollectionFile(kind, list(), List.copyOf(unusable), left);
  }

  /// The most played first; else in the order of the file.
  private List<CollectionRecord> list() {
    List<CollectionRecord> list = new ArrayList<>(byKey.values());
    list.sort(Comparator.comparingInt(CollectionRecord::plays).reversed());
    return list;
  }

  /// One line without control characters, or null where nothing is left.
  private static @Nullable String line(String text) {
    String line = text.replaceAll("[\\p{Z}\\p{Cc}]+", " ").strip();
    if (line.isEmpty()) {
      return null;
    }
    return line.length() <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST)));
  }
}
