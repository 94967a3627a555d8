package com.bcrecommender.edition;

/// Writes entries of a list again, under other ids or as references to the cards of a shard. Not
/// for several threads.
final class ListTranscoder {
  /// Writes what an id becomes.
  interface Reference {
    void write(int id, RecordBuffer out);
  }

  private final Reference tralbums;
  private final Reference reasons;

  /// @param tralbums writes what an entry's tralbum becomes
  /// @param reasons writes what stands for a reason's tralbum becomes
  ListTranscoder(Reference tralbums, Reference reasons) {
    this.tralbums = tralbums;
    this.reasons = reasons;
  }

  /// A whole list.
  void list(RecordReader in, RecordBuffer out) {
    ListDecoder list = ListDecoder.unresolved(in);
    out.varint(list.size());
    entries(list, list.size(), out);
  }

  /// The next `count` entries, fewer where there are no more, the first of them with its whole
  /// score.
  void entries(ListDecoder list, int count, RecordBuffer out) {
    int before = 0;
    for (int i = 0; i < count && list.next(); i++) {
      boolean against = !list.self() && list.against() != 0;
      out.put(
          list.origin()
              | list.reasons() << ListFlags.REASONS_SHIFT
              | (list.self() ? ListFlags.SELF : 0)
              | (against ? ListFlags.AGAINST : 0));
      tralbums.write(list.tralbum(), out);
      if (i == 0) {
        out.zigzag(list.code());
      } else {
        out.varint(before - list.code());
      }
      before = list.code();
      if (list.self()) {
        out.varint(list.commonOwners(0));
        continue;
      }
      for (int j = 0; j < list.reasons(); j++) {
        reasons.write(list.reference(j), out);
        out.put(list.share(j)).varint(list.commonOwners(j));
      }
      if (list.reasons() > 0) {
        out.put(list.covered());
      }
      if (against) {
        out.put(list.against());
      }
    }
  }
}
