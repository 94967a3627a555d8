package com.bcrecommender.engine.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A snapshot made straight from preference and tag files, with the keys of its ids: what a program
/// that has no catalog starts from. Dense ids follow the order of the keys (as UTF-8), so files in
/// any order, and their rows in any order, give the same snapshot, and ties the same winners. Not
/// safe for several threads.
public final class SnapshotFiles {
  private final KeySpace fans;
  private final KeySpace tralbums;
  private final KeySpace tags;
  private final Snapshot.Builder builder = Snapshot.builder();

  public SnapshotFiles() {
    this(new KeySpace(), new KeySpace(), new KeySpace());
  }

  private SnapshotFiles(KeySpace fans, KeySpace tralbums, KeySpace tags) {
    this.fans = fans;
    this.tralbums = tralbums;
    this.tags = tags;
  }

  /// Files for a second snapshot with the same ids, such as test rows. Read all files of both
  /// before building either.
  public SnapshotFiles beside() {
    return new SnapshotFiles(fans, tralbums, tags);
  }

  /// What a wish weighs; see [Snapshot.Builder#wishWeight].
  public SnapshotFiles wishWeight(float weight) {
    builder.wishWeight(weight);
    return this;
  }

  /// Keeps the order of rows where no time is known; see [Snapshot.Builder#keepOrder]. The snapshot
  /// then depends on the order of files and rows.
  public SnapshotFiles keepOrder() {
    builder.keepOrder();
    return this;
  }

  /// Adds a file of preferences.
  ///
  /// @param columns the order of its columns, or null to tell by its first row
  /// @param bad gets each row that cannot be used
  /// @return the number of rows, usable or not
  public long preferences(Path file, @Nullable String columns, Consumer<BadRow> bad)
      throws IOException {
    return PreferenceFile.of(file)
        .columns(columns)
        .read(
            (line, fan, tralbum, kind, time) ->
                builder.preference(fans.add(fan), tralbums.add(tralbum), kind, time),
            bad);
  }

  /// Adds a file of tags.
  ///
  /// @param columns the order of its columns, or null to tell by its first row
  /// @param bad gets each row that cannot be used
  /// @return the number of rows, usable or not
  public long tags(Path file, @Nullable String columns, Consumer<BadRow> bad) throws IOException {
    return TagFile.of(file)
        .columns(columns)
        .read((line, tralbum, tag) -> builder.tag(tralbums.add(tralbum), tags.add(tag)), bad);
  }

  /// The snapshot of all that was added; the last call.
  public Snapshot build() {
    int[] fanIds = fans.sortedIds();
    int[] tralbumIds = tralbums.sortedIds();
    int[] tagIds = tags.sortedIds();
    return builder
        .sizes(fanIds.length, tralbumIds.length, tagIds.length)
        .renumber(fanIds, tralbumIds, tagIds)
        .build();
  }

  /// The keys of fans, by dense id. Known once a snapshot was built.
  public Dictionary fans() {
    return fans.sorted();
  }

  /// The keys of tralbums, by dense id. Known once a snapshot was built.
  public Dictionary tralbums() {
    return tralbums.sorted();
  }

  /// The tags, by dense id. Known once a snapshot was built.
  public Dictionary tags() {
    return tags.sorted();
  }
}
