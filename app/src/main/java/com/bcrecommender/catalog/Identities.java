package com.bcrecommender.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Which keys mean one record (or one fan), worked out from the stored statements, and the dense
/// ids that follow.
///
/// - `a`, `t` and `f` keys are Bandcamp's own ids: each is a record of its own, always.
/// - An address (`u:`) belongs to the id that the newest page with that address states; a username
///   (`n:`) likewise. A renamed record has several addresses; an address that was given to another
///   record has moved on to that one.
/// - A foreign tralbum (`x:`) with an address is the record of that address.
/// - A number (`b:`) is the one tralbum known by it; while none is known, or an album and a track
///   both are, it waits.
/// - A name (`x:name:`) is the one record of that artist and title, as [NamedRecords] finds it;
///   while there is none, or several, it waits.
///
/// Dense ids go by the strongest key of each record, in order of its text: first the records that
/// somebody has or that bear a tag, then those that pages only mention, then numbers that wait. So
/// equal contents have equal ids, whatever the order of storing. Memory: 8 bytes a key, and the
/// text of one key a record.
final class Identities {
  private final int[] denseOfRow;
  private final String[] keys;
  private final int inUse;
  private final int known;
  private final int[] memberStarts;
  private final int[] members;

  private Identities(int[] rootOfRow, List<Root> roots, int inUse, int known) {
    this.inUse = inUse;
    this.known = known;
    keys = new String[roots.size()];
    int[] denseOfRoot = new int[rootOfRow.length];
    for (int dense = 0; dense < keys.length; dense++) {
      keys[dense] = roots.get(dense).key();
      denseOfRoot[roots.get(dense).row()] = dense;
    }
    denseOfRow = new int[rootOfRow.length];
    memberStarts = new int[keys.length + 1];
    for (int row = 0; row < rootOfRow.length; row++) {
      denseOfRow[row] = rootOfRow[row] == 0 ? -1 : denseOfRoot[rootOfRow[row]];
      if (denseOfRow[row] >= 0) {
        memberStarts[denseOfRow[row] + 1]++;
      }
    }
    for (int dense = 0; dense < keys.length; dense++) {
      memberStarts[dense + 1] += memberStarts[dense];
    }
    members = new int[memberStarts[keys.length]];
    int[] next = Arrays.copyOf(memberStarts, keys.length);
    for (int row = 0; row < rootOfRow.length; row++) {
      if (denseOfRow[row] >= 0) {
        members[next[denseOfRow[row]]++] = row;
      }
    }
  }

  static Identities ofFans(Session session) {
    return of(
        session,
        Set.of(),
        "SELECT max(id) FROM fan",
        "SELECT id, key, same_as, same_as FROM fan",
        "");
  }

  static Identities ofTralbums(Session session) {
    return ofTralbums(session, List.of());
  }

  /// The same where tralbums that are gone wait, like numbers: those of which the site says that
  /// none of their addresses is there. What is in a fan's collection without an address of its own
  /// counts as there.
  static Identities ofLiveTralbums(Session session) {
    return ofTralbums(session, absent(session));
  }

  /// The addresses, as keys, that a crawl last found nothing at.
  static List<String> absent(Session session) {
    List<String> absent = new ArrayList<>();
    session.each(
        "SELECT url FROM frontier WHERE absences > 0", row -> absent.add("u:" + row.getString(1)));
    return absent;
  }

  private static Identities ofTralbums(Session session, List<String> gone) {
    return of(
        session,
        Set.copyOf(gone),
        "SELECT max(id) FROM tralbum",
        "SELECT id, key, same_as, url FROM tralbum",
        """
        SELECT b.id, coalesce(a.id, t.id) FROM tralbum b
        LEFT JOIN tralbum a ON a.key = 'a' || substr(b.key, 3)
        LEFT JOIN tralbum t ON t.key = 't' || substr(b.key, 3)
        WHERE b.key >= 'b:' AND b.key < 'b;' AND (a.id IS NULL) <> (t.id IS NULL)\
        """,
        // Not one UNION: to find what is double, SQLite would sort millions of rows (5 s).
        "SELECT tralbum FROM preference",
        "SELECT DISTINCT tralbum FROM tralbum_tag",
        "SELECT id FROM tralbum WHERE tags <> ''");
  }

  /// @param numbers the statement that leads numbers to tralbums; empty for fans, who have neither
  ///   numbers nor names
  /// @param used statements that give the rows in use; none where all are
  /// @param gone addresses that are no longer there
  private static Identities of(
      Session session,
      Set<String> gone,
      String maxId,
      String rows,
      String numbers,
      String... used) {
    int size = Math.toIntExact(session.number(maxId, 0)) + 1;
    int[] leadsTo = new int[size];
    String[] texts = new String[size];
    session.each(
        rows,
        row -> {
          int id = row.getInt(1);
          texts[id] = row.getString(2);
          leadsTo[id] = row.getInt(KeyLaws.isForeign(texts[id]) ? 4 : 3);
        });
    if (!numbers.isEmpty()) {
      session.each(numbers, row -> leadsTo[row.getInt(1)] = row.getInt(2));
    }
    int[] rootOfRow = new int[size];
    for (int id = 1; id < size; id++) {
      if (texts[id] == null) {
        continue;
      }
      int root = id;
      // At most x: to u: to a or t; an address that leads to itself is its own record.
      while (leadsTo[root] != 0 && leadsTo[root] != root) {
        root = leadsTo[root];
      }
      rootOfRow[id] = root;
    }
    if (!numbers.isEmpty()) {
      NamedRecords.resolve(session, texts, rootOfRow);
    }
    List<Root> roots = new ArrayList<>();
    for (int id = 1; id < size; id++) {
      String text = texts[id];
      if (text != null && rootOfRow[id] == id) {
        roots.add(new Root(text, id));
      }
    }
    BitSet inUse = new BitSet(size);
    if (used.length == 0) {
      inUse.set(0, size);
    }
    for (String statement : used) {
      session.each(statement, row -> inUse.set(rootOfRow[row.getInt(1)]));
    }
    BitSet isGone = gone.isEmpty() ? new BitSet() : gone(gone, texts, rootOfRow);
    List<Root> first = new ArrayList<>();
    List<Root> mentioned = new ArrayList<>();
    List<Root> waiting = new ArrayList<>();
    for (Root root : roots) {
      boolean waits = root.waits() || isGone.get(root.row());
      List<Root> group = waits ? waiting : inUse.get(root.row()) ? first : mentioned;
      group.add(root);
    }
    List<Root> inOrder = new ArrayList<>(roots.size());
    for (List<Root> group : List.of(first, mentioned, waiting)) {
      group.sort(Comparator.comparing(Root::key));
      inOrder.addAll(group);
    }
    return new Identities(rootOfRow, inOrder, first.size(), first.size() + mentioned.size());
  }

  /// Roots that have addresses, none of which is still there.
  private static BitSet gone(Set<String> gone, String[] texts, int[] rootOfRow) {
    BitSet some = new BitSet();
    BitSet there = new BitSet();
    for (int id = 1; id < texts.length; id++) {
      String text = texts[id];
      if (text != null && text.startsWith("u:")) {
        (gone.contains(text) ? some : there).set(rootOfRow[id]);
      }
    }
    some.andNot(there);
    return some;
  }

  /// How many records, those included that wait.
  int size() {
    return keys.length;
  }

  /// Dense ids below this are records that somebody has or that bear a tag.
  int inUse() {
    return inUse;
  }

  /// Dense ids below this are records; from here on they are numbers that wait for their type, and
  /// names that wait for their record.
  int known() {
    return known;
  }

  /// The dense id of a row of the table, or -1 where there is no such row.
  int of(int row) {
    return row < denseOfRow.length ? denseOfRow[row] : -1;
  }

  /// The strongest key.
  String key(int dense) {
    return keys[dense];
  }

  /// Where the rows of a record begin in [#member]; they end where those of the next begin.
  int start(int dense) {
    return memberStarts[dense];
  }

  int member(int place) {
    return members[place];
  }

  private record Root(String key, int row) {
    boolean waits() {
      return KeyLaws.waits(key);
    }
  }
}
