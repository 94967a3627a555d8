package com.bcrecommender.edition;

/// Something that a search found.
///
/// @param id dense id among its kind
/// @param label its name: a tralbum's title (its key where that is unknown), an artist's, a tag's
///   or a fan's name
/// @param activity owners of a tralbum, of all tralbums of an artist; tralbums with a tag; records
///   that a fan owns
/// @param exact the query is the whole name, a key or an address of it
public record Hit(Kind kind, int id, String label, int activity, boolean exact) {
  /// What can be searched for; each kind has its three tables.
  public enum Kind {
    TRALBUM(TableKind.SEARCH_TRALBUMS, TableKind.ORDER_TRALBUMS, TableKind.NAMES_TRALBUMS),
    ARTIST(TableKind.SEARCH_ARTISTS, TableKind.ORDER_ARTISTS, TableKind.NAMES_ARTISTS),
    TAG(TableKind.SEARCH_TAGS, TableKind.ORDER_TAGS, TableKind.NAMES_TAGS),
    FAN(TableKind.SEARCH_FANS, TableKind.ORDER_FANS, TableKind.NAMES_FANS);

    private final TableKind terms;
    private final TableKind order;
    private final TableKind names;

    Kind(TableKind terms, TableKind order, TableKind names) {
      this.terms = terms;
      this.order = order;
      this.names = names;
    }

    TableKind terms() {
      return terms;
    }

    TableKind order() {
      return order;
    }

    TableKind names() {
      return names;
    }
  }
}
