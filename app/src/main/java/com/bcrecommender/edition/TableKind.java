package com.bcrecommender.edition;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The tables of an edition. Codes and names are part of the format (docs/edition-format.md) and
/// never change their meaning; how a table is cut is stated in each manifest.
enum TableKind {
  TAGS(1, 0, 64, 16),
  TRALBUMS(2, 0, 64, 8),
  FANS(3, 0, 64, 8),
  FAN_LISTS(4, 0, 16, 8),
  SIMILAR_LISTS(5, 0, 64, 8),
  OWNERS(6, 0, 128, 16),
  ARTISTS(7, 0, 128, 8),
  ENTRY_POINTS(8, 0, 3, 1),
  SCENES(9, 0, 16, 1),
  TRALBUM_SCENES(10, Short.BYTES, 8192, 1),
  SIMILAR_FANS(11, 0, 128, 8),
  TAG_NAMES(16, KeyIndex.WIDTH, 1024, 0),
  TRALBUM_KEYS(17, KeyIndex.WIDTH, 1024, 0),
  TRALBUM_URLS(18, KeyIndex.WIDTH, 1024, 0),
  FAN_KEYS(19, KeyIndex.WIDTH, 1024, 0),
  FAN_USERNAMES(20, KeyIndex.WIDTH, 1024, 0),
  SEARCH_LISTS(32, 0, 1, 1),
  SEARCH_WORDS(33, 0, 1, 1),
  SEARCH_ENDS(34, 0, 1, 1),
  FAN_PAGES(48, 0, 27, 3),
  TRALBUM_PAGES(49, 0, 31, 3),
  TAG_PAGES(50, 0, 80, 2),
  SCENE_PAGES(51, 0, 2, 2),
  START_PAGES(52, 0, 2, 1),
  KEY_SHARDS(63, 0, 1, 1),
  SEARCH_ROOT(64, 0, 1, 1);

  /// An edition has all of these or none.
  private static final Set<TableKind> EXPLORED =
      EnumSet.of(SCENES, TRALBUM_SCENES, SIMILAR_FANS, SCENE_PAGES);

  private final int code;
  private final int width;
  private final int recordsPerUnit;
  private final int unitsPerShard;

  TableKind(int code, int width, int recordsPerUnit, int unitsPerShard) {
    this.code = code;
    this.width = width;
    this.recordsPerUnit = recordsPerUnit;
    this.unitsPerShard = unitsPerShard;
  }

  /// The tables of an edition, in ascending order of their codes.
  static Set<TableKind> of(boolean explored) {
    return explored
        ? EnumSet.allOf(TableKind.class)
        : EnumSet.complementOf(EnumSet.copyOf(EXPLORED));
  }

  /// The table with a code.
  static TableKind of(int code) {
    for (TableKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no table has code " + code);
  }

  /// The number in a shard's header.
  int code() {
    return code;
  }

  /// Bytes of each record, or 0 where records vary.
  int width() {
    return width;
  }

  /// Whether records are found by their hash and not by a number.
  boolean isHashed() {
    return width == KeyIndex.WIDTH;
  }

  /// Whether the writer decides how large a record is, and so how many there are: one to a shard.
  boolean isSized() {
    return recordsPerUnit == 1 && unitsPerShard == 1;
  }

  /// Whether a shard says its number in the table. Those of the search's lists do not: a task that
  /// packs some does not know how many come before them.
  boolean isNumbered() {
    return this != SEARCH_LISTS;
  }

  /// Whether it has groups of three blocks: cards, chips, records.
  boolean isPaged() {
    return code >= FAN_PAGES.code && code <= START_PAGES.code;
  }

  /// How a new table is cut.
  ///
  /// @param records that it has
  Cut cut(int records) {
    if (isHashed()) {
      int shards = Math.ceilDiv(records, recordsPerUnit);
      return new Cut(
          records, 0, shards <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(shards - 1));
    }
    return new Cut(records, recordsPerUnit, unitsPerShard);
  }

  /// Its name in the manifest, such as `fan-lists`.
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The name of its pack in the edition's folder, such as `fan-lists.pack`.
  String file() {
    return title() + ".pack";
  }
}
