package com.bcrecommender.edition;

/// Verifies the search tables of one kind: terms and posting lists ascend, `best` is right, ranks
/// are in range, the order by rank has each id once, and sorted names lead to ranks. Memory: one
/// bit per id.
final class SearchVerifier {
  private final Hit.Kind kind;
  private final PackedTable terms;
  private final PackedTable order;
  private final KeyIndex names;
  private final int size;
  private final Failures failures;

  SearchVerifier(Hit.Kind kind, Tables tables, Failures failures) {
    this.kind = kind;
    this.terms = tables.table(kind.terms());
    this.order = tables.table(kind.order());
    this.names = tables.keys(kind.names());
    this.size =
        tables
            .table(
                switch (kind) {
                  case TRALBUM -> TableKind.TRALBUMS;
                  case ARTIST -> TableKind.ARTISTS;
                  case TAG -> TableKind.TAGS;
                  case FAN -> TableKind.FANS;
                })
            .count();
    this.failures = failures;
  }

  void run() {
    order();
    names();
    terms();
  }

  private void order() {
    java.util.BitSet seen = new java.util.BitSet(size);
    for (int rank = 0; rank < order.count(); rank++) {
      int id = order.intAt(rank);
      if (id < 0 || id >= size) {
        failures.add("%s: id %d is out of range".formatted(kind.order().file(), id));
        return;
      }
      seen.set(id);
    }
    failures.unless(
        order.count() == size && seen.cardinality() == size,
        () ->
            "%s has %d records for %d ids of %d"
                .formatted(kind.order().file(), order.count(), seen.cardinality(), size));
  }

  private void names() {
    names.forEach(new SortedHashes(names.file(), size, true, failures));
  }

  private void terms() {
    TermCursor cursor = new TermCursor(terms);
    byte[] before = null;
    for (int record = 0; record < terms.count(); record++) {
      cursor.turnTo(record);
      int best = Integer.MAX_VALUE;
      while (cursor.next()) {
        if (before != null && cursor.compareTo(before) <= 0) {
          failures.add(
              "%s: a term of record %d is out of order".formatted(kind.terms().file(), record));
        }
        before = cursor.term();
        int[] ranks = cursor.ranks();
        best = Math.min(best, ranks[0]);
        if (ranks[ranks.length - 1] >= size || !cursor.postingsEndWhereTheySay()) {
          failures.add(
              "%s: a rank in record %d is out of range".formatted(kind.terms().file(), record));
        }
      }
      if (best != cursor.best()) {
        failures.add(
            "%s: record %d says %d is its best rank, found %d"
                .formatted(kind.terms().file(), record, cursor.best(), best));
      }
    }
  }
}
