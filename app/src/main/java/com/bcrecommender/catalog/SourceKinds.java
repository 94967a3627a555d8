package com.bcrecommender.catalog;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The table `source_kind`: what the catalog is made from.
final class SourceKinds {
  private final Session session;
  private final Set<SourceKind> noted = EnumSet.noneOf(SourceKind.class);

  SourceKinds(Session session) {
    this.session = session;
  }

  /// Notes a kind with its licence. One that is noted already stays as it is.
  void note(SourceKind kind) {
    if (noted.add(kind)) {
      session.update(
          "INSERT OR IGNORE INTO source_kind (kind, licence) VALUES (?, ?)",
          kind.code(),
          kind.licence());
    }
  }

  /// Licences by kind, in order of the kinds' codes.
  static Map<String, String> read(Session session) {
    Map<String, String> kinds = new TreeMap<>();
    session.each(
        "SELECT kind, licence FROM source_kind",
        row -> kinds.put(row.getString(1), row.getString(2)));
    return kinds;
  }
}
