package com.bcrecommender.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What pages and tasks see of a record's facts.
final class RecordFacts {
  private RecordFacts() {}

  /// @param key the strongest
  /// @param keys all, sorted
  static CatalogFan fan(int dense, String key, List<String> keys, Facts facts) {
    String username = key.startsWith("n:") ? key : facts.text(KeyTable.USERNAME);
    return new CatalogFan(
        dense,
        key,
        keys,
        stillTheirs(username, keys),
        facts.text(KeyTable.NAME),
        count(facts, KeyTable.STATED),
        count(facts, KeyTable.STATED_WISHLIST));
  }

  /// @param key the strongest
  /// @param keys all, sorted
  static CatalogTralbum tralbum(
      int dense, String key, List<String> keys, Facts facts, List<String> tags) {
    String type = facts.text(KeyTable.TYPE);
    char first = key.charAt(0);
    String url = key.startsWith("u:") ? key : facts.text(KeyTable.URL);
    Long art = facts.number(KeyTable.ART);
    return new CatalogTralbum(
        dense,
        key,
        keys,
        first == 'a' || first == 't' ? first : type == null ? '?' : type.charAt(0),
        facts.text(KeyTable.TITLE),
        facts.text(KeyTable.ARTIST),
        stillTheirs(url, keys),
        art == null ? 0 : art,
        facts.number(KeyTable.RELEASED),
        PriceText.shown(facts.text(KeyTable.PRICE)),
        tags,
        facts.text(KeyTable.ALBUM));
  }

  /// The address or username behind a key, unless it has moved on to another record or fan.
  private static @Nullable String stillTheirs(@Nullable String key, List<String> keys) {
    return key != null && keys.contains(key) ? key.substring(2) : null;
  }

  private static int count(Facts facts, int field) {
    Long count = facts.number(field);
    return count == null ? -1 : (int) Math.min(count, Integer.MAX_VALUE);
  }
}
