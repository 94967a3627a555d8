package com.bcrecommender.catalog;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which records the keys of [NameKey] mean: the one album of which some page or file states that
/// artist and title, or where there is no such album, the one track. A name that two albums share,
/// or none has, leads nowhere. One pass over all titles, a second at 500,000 tralbums, and none
/// where there are no such keys.
final class NamedRecords {
  private static final int NONE = 0;
  private static final int SEVERAL = -1;

  private final Map<String, Integer> albums = new HashMap<>();
  private final Map<String, Integer> others = new HashMap<>();

  /// @param texts the key of each row, by row id; null where there is no row
  /// @param rootOfRow the row that each row leads to; those of name keys are set here
  static void resolve(Session session, @Nullable String[] texts, int[] rootOfRow) {
    NamedRecords records = new NamedRecords();
    for (String text : texts) {
      if (text != null && text.startsWith(NameKey.PREFIX)) {
        records.albums.put(text, NONE);
        records.others.put(text, NONE);
      }
    }
    if (records.albums.isEmpty()) {
      return;
    }
    session.each(
        "SELECT id, title, artist, type FROM tralbum WHERE title IS NOT NULL AND artist IS NOT NULL",
        row -> {
          String name = NameKey.of(row.getString(3), row.getString(2));
          int root = rootOfRow[row.getInt(1)];
          String key = String.valueOf(texts[root]);
          if (name != null && !KeyLaws.waits(key) && records.albums.containsKey(name)) {
            boolean album = KeyLaws.isAlbum(key, row.getString(4));
            (album ? records.albums : records.others).merge(name, root, NamedRecords::one);
          }
        });
    for (int row = 1; row < texts.length; row++) {
      String text = texts[row];
      if (text != null && text.startsWith(NameKey.PREFIX)) {
        int album = records.albums.getOrDefault(text, NONE);
        int root = album == NONE ? records.others.getOrDefault(text, NONE) : album;
        if (root > 0 && rootOfRow[row] == row) {
          rootOfRow[row] = root;
        }
      }
    }
  }

  private static int one(int before, int root) {
    return before == NONE || before == root ? root : SEVERAL;
  }
}
