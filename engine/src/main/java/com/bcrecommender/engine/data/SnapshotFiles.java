package com.bcrecommender.engine.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A snapshot made straight from preference and tag files, with the keys of its ids: what a program
/// that has no catalog starts from. Dense ids are in the order in which keys come. Not safe for
/// several threads.
public final class SnapshotFiles {
  private final Dictionary fans;
  private final Dictionary tralbums;
  private final Dictionary tags;
  private final Snapshot.Builder builder = Snapshot.builder();

  public SnapshotFiles() {
    this(new Dictionary(), new Dictionary(), new Dictionary());
  }

  private SnapshotFiles(Dictionary fans, Dictionary tralbums, Dictionary tags) {
    this.fans = fans;
    this.tralbums = tralbums;
    this.tags = tags;
  }

  /// Files for a second snapshot with the same ids, such as test rows. Read all files of both
  /// before building either.
  public SnapshotFiles beside() {
    return new SnapshotFiles(fans, tralbums, tags);
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
    return builder.sizes(fans.size(), tralbums.size(), tags.size()).build();
  }

  /// The keys of fans, by dense id.
  public Dictionary fans() {
    return fans;
  }

  /// The keys of tralbums, by dense id.
  public Dictionary tralbums() {
    return tralbums;
  }

  /// The tags, by dense id.
  public Dictionary tags() {
    return tags;
  }
}
