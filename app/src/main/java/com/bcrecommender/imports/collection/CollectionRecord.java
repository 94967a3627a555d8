package com.bcrecommender.imports.collection;

import com.bcrecommender.catalog.NameKey;
import com.bcrecommender.engine.data.Snapshot;
import org.jspecify.annotations.Nullable;

/// A record that a file says its person has, wants, or plays. It has a key, an address, or an
/// artist and a title.
///
/// @param where it comes first: the line, or the number of the listen or row from 1; in an archive
///   `<file>:<number>`
/// @param key a key of the catalog, where the file gives one
/// @param url the address in normal form
/// @param plays how many listens, 0 where the file does not count them
/// @param time the earliest, UTC epoch seconds, or [Snapshot#UNKNOWN_TIME]
public record CollectionRecord(
    String where,
    @Nullable String key,
    @Nullable String url,
    @Nullable String artist,
    @Nullable String title,
    Relation relation,
    int plays,
    long time) {

  /// The key under which the catalog has it: its own, that of its address, or that of its name.
  /// Null where it has none of these, which no record of a [CollectionFile] is.
  public @Nullable String catalogKey() {
    return key != null ? key : url != null ? "u:" + url : NameKey.of(artist, title);
  }

  CollectionRecord merge(CollectionRecord other) {
    long earliest =
        time == Snapshot.UNKNOWN_TIME || other.time == Snapshot.UNKNOWN_TIME
            ? Math.max(time, other.time)
            : Math.min(time, other.time);
    return new CollectionRecord(
        where,
        key,
        url,
        artist,
        title,
        relation.merge(other.relation),
        plays + other.plays,
        earliest);
  }
}
