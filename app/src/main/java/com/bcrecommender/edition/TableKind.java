package com.bcrecommender.edition;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The tables of an edition. Codes and names are part of the format (docs/edition-format.md) and
/// never change their meaning.
enum TableKind {
  TAGS(1, 0),
  TRALBUMS(2, 0),
  FANS(3, 0),
  FAN_LISTS(4, 0),
  SIMILAR_LISTS(5, 0),
  OWNERS(6, 0),
  ARTISTS(7, 0),
  ENTRY_POINTS(8, 0),
  SCENES(9, 0),
  TRALBUM_SCENES(10, Short.BYTES),
  SIMILAR_FANS(11, 0),
  TAG_NAMES(16, KeyIndex.WIDTH),
  TRALBUM_KEYS(17, KeyIndex.WIDTH),
  TRALBUM_URLS(18, KeyIndex.WIDTH),
  FAN_KEYS(19, KeyIndex.WIDTH),
  FAN_USERNAMES(20, KeyIndex.WIDTH),
  SEARCH_TRALBUMS(32, 0),
  SEARCH_ARTISTS(33, 0),
  SEARCH_TAGS(34, 0),
  SEARCH_FANS(35, 0),
  ORDER_TRALBUMS(36, Integer.BYTES),
  ORDER_ARTISTS(37, Integer.BYTES),
  ORDER_TAGS(38, Integer.BYTES),
  ORDER_FANS(39, Integer.BYTES),
  NAMES_TRALBUMS(40, KeyIndex.WIDTH),
  NAMES_ARTISTS(41, KeyIndex.WIDTH),
  NAMES_TAGS(42, KeyIndex.WIDTH),
  NAMES_FANS(43, KeyIndex.WIDTH);

  /// Tables that came later than the others: an edition has all of them or none.
  private static final Set<TableKind> EXPLORED = EnumSet.of(SCENES, TRALBUM_SCENES, SIMILAR_FANS);

  private final int code;
  private final int width;

  TableKind(int code, int width) {
    this.code = code;
    this.width = width;
  }

  /// The tables of an edition.
  ///
  /// @param files the names of its files
  static Set<TableKind> of(Set<String> files) {
    return files.contains(SCENES.file())
        ? EnumSet.allOf(TableKind.class)
        : EnumSet.complementOf(EnumSet.copyOf(EXPLORED));
  }

  /// The number in the header.
  int code() {
    return code;
  }

  /// Bytes of each record, or 0 where records vary and are found through offsets.
  int width() {
    return width;
  }

  /// The file's name in the edition's folder, such as `fan-lists.table`.
  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".table";
  }
}
