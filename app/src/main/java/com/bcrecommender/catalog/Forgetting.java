package com.bcrecommender.catalog;

import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes somebody out of a catalog within one transaction, and keeps hashes of all their keys, so
/// that no later source brings them back. All keys that mean the same fan or record go together, as
/// [Identities] has them: the id, old and new names or addresses, numbers and names that lead
/// there.
///
/// Costs a reading of all keys and of the whole frontier: seconds at the size of 2014.
final class Forgetting {
  /// What source names are taken apart at, to find names and addresses in them.
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_.-]+");

  private static final Pattern PAGE_ENDING = Pattern.compile("\\.(?:html?|json|gz)$");

  private final Session session;
  private final OptOutRows optOuts;

  Forgetting(Session session, OptOutRows optOuts) {
    this.session = session;
    this.optOuts = optOuts;
  }

  /// One fan or tralbum.
  ///
  /// @param key one of theirs
  Forgotten one(KeyKind kind, String key) {
    return forget(kind, Set.of(key), null);
  }

  /// All tralbums of an artist or a label, those included that are not known yet.
  ///
  /// @param site their address, without a path: `https://artist.bandcamp.com`
  Forgotten artist(String site) {
    Set<String> keys = new LinkedHashSet<>();
    session.each(
        "SELECT key FROM tralbum WHERE key >= ? AND key < ?",
        row -> {
          String key = row.getString(1);
          if (site.equals(OptOutRows.siteOf(key))) {
            keys.add(key);
          }
        },
        "u:" + site,
        "u:" + site + "0");
    return forget(KeyKind.TRALBUM, keys, site);
  }

  /// Those whom opt-outs from elsewhere hold.
  ///
  /// @return of fans, then of tralbums
  List<Forgotten> heldBy(OptOuts more) {
    optOuts.add(more);
    List<Forgotten> forgotten = new ArrayList<>();
    for (KeyKind kind : KeyKind.values()) {
      Set<String> keys = new LinkedHashSet<>();
      session.each(
          "SELECT key FROM " + kind.table(),
          row -> {
            String key = row.getString(1);
            if (optOuts.hold(kind, key)) {
              keys.add(key);
            }
          });
      forgotten.add(forget(kind, keys, null));
    }
    return forgotten;
  }

  /// What is deleted is overwritten.
  private Forgotten forget(KeyKind kind, Set<String> asked, @Nullable String site) {
    session.run("PRAGMA secure_delete = ON");
    try {
      return delete(kind, asked, site);
    } finally {
      session.run("PRAGMA secure_delete = OFF");
    }
  }

  private Forgotten delete(KeyKind kind, Set<String> asked, @Nullable String site) {
    String table = kind.table();
    Identities identities =
        kind == KeyKind.FAN ? Identities.ofFans(session) : Identities.ofTralbums(session);
    Set<String> keys = new TreeSet<>(asked);
    session.run("CREATE TEMP TABLE IF NOT EXISTS forgotten (id INTEGER PRIMARY KEY)");
    session.run("DELETE FROM temp.forgotten");
    for (String key : asked) {
      int row = (int) session.number("SELECT id FROM " + table + " WHERE key = ?", 0, key);
      int dense = row == 0 ? -1 : identities.of(row);
      if (dense >= 0) {
        for (int m = identities.start(dense); m < identities.start(dense + 1); m++) {
          session.each(
              "SELECT key FROM " + table + " WHERE id = ?",
              member -> keys.add(member.getString(1)),
              identities.member(m));
        }
      }
    }
    // A number without its type leads to the tralbum that has it, whether a row says so or not.
    for (String key : Set.copyOf(keys)) {
      if (kind == KeyKind.TRALBUM && (key.charAt(0) == 'a' || key.charAt(0) == 't')) {
        keys.add("b:" + key.substring(1));
      }
    }
    Set<OptOutKey> held = new HashSet<>();
    for (String key : keys) {
      held.add(OptOutRows.key(kind, key));
      session.update(
          "INSERT OR IGNORE INTO temp.forgotten (id) SELECT id FROM " + table + " WHERE key = ?",
          key);
    }
    if (site != null) {
      held.add(OptOutKey.ofSite(site));
    }
    optOuts.add(held);
    int preferences =
        session.update(
            "DELETE FROM preference WHERE " + table + " IN (SELECT id FROM temp.forgotten)");
    int rows = rows(kind);
    return new Forgotten(keys.size(), rows, preferences, addresses(), sources(kind, keys, site));
  }

  private int rows(KeyKind kind) {
    String table = kind.table();
    for (Field field : kind.fields()) {
      if (field.reference()) {
        session.update(
            "UPDATE %s SET %2$s = NULL, %2$s_source = NULL WHERE %2$s IN (SELECT id FROM temp.forgotten)"
                .formatted(table, field.column()));
      }
    }
    if (kind == KeyKind.TRALBUM) {
      session.update("DELETE FROM tralbum_tag WHERE tralbum IN (SELECT id FROM temp.forgotten)");
      session.update("DELETE FROM tag WHERE id NOT IN (SELECT tag FROM tralbum_tag)");
    }
    return session.update("DELETE FROM " + table + " WHERE id IN (SELECT id FROM temp.forgotten)");
  }

  /// Addresses that a crawl must not ask any more.
  private int addresses() {
    Set<Long> ids = new LinkedHashSet<>();
    session.each(
        "SELECT id, kind, url FROM frontier",
        row -> {
          Frontier.Kind what = Frontier.Kind.of(row.getInt(2));
          String key = Frontier.keyOf(what, row.getString(3));
          if (key != null && optOuts.hold(Frontier.keyKind(what), key)) {
            ids.add(row.getLong(1));
          }
        });
    ids.forEach(id -> session.update("DELETE FROM frontier WHERE id = ?", id));
    return ids.size();
  }

  /// Sources are called after files and addresses, which may tell a fan's name.
  private int sources(KeyKind kind, Set<String> keys, @Nullable String site) {
    Set<String> words =
        keys.stream().map(Forgetting::word).collect(Collectors.toCollection(TreeSet::new));
    Set<Long> ids = new LinkedHashSet<>();
    session.each(
        "SELECT id, name FROM source",
        row -> {
          String name = row.getString(2).toLowerCase(Locale.ROOT);
          boolean tells =
              kind == KeyKind.FAN
                  ? BETWEEN_WORDS
                      .splitAsStream(name)
                      .anyMatch(word ->
                          words.contains(word)
                              || words.contains(PAGE_ENDING.matcher(word).replaceFirst("")))
                  : words.contains(name) || (site != null && site.equals(OptOutRows.siteOf(name)));
          if (tells) {
            ids.add(row.getLong(1));
          }
        });
    ids.forEach(id -> session.update("UPDATE source SET name = 'forgotten' WHERE id = ?", id));
    return ids.size();
  }

  /// What a source's name would have of a key: the username, the id, the address.
  private static String word(String key) {
    int colon = key.indexOf(':');
    boolean id = colon < 0;
    return (id ? key.substring(1) : key.substring(key.startsWith("x:") ? 0 : colon + 1))
        .toLowerCase(Locale.ROOT);
  }
}
