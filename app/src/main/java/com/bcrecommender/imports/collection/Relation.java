package com.bcrecommender.imports.collection;

import com.bcrecommender.engine.data.PreferenceKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a file relates its person to a record, the strongest first: of two statements the stronger
/// stays.
public enum Relation {
  OWNED(PreferenceKind.OWNED),
  WISHED(PreferenceKind.WISHLISTED),
  /// Listened to, which is no purchase.
  PLAYED(PreferenceKind.UNKNOWN),
  /// Named in a list that does not say why.
  LISTED(PreferenceKind.UNKNOWN);

  private final PreferenceKind kind;

  Relation(PreferenceKind kind) {
    this.kind = kind;
  }

  /// What the catalog makes of it.
  public PreferenceKind kind() {
    return kind;
  }

  Relation merge(Relation other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /// The relation that a table's word means; null for a word that is none.
  static @Nullable Relation named(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "owned", "own", "bought", "purchased", "purchase", "collection", "collected" -> OWNED;
      case "wished", "wishlisted", "wishlist", "wanted", "want", "wish" -> WISHED;
      case "played" -> PLAYED;
      // Tables of tralbums have the type in a column of that name.
      case "", "unknown", "listed", "a", "t", "album", "track" -> LISTED;
      default -> null;
    };
  }
}
