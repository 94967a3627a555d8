package com.bcrecommender.edition;

import com.bcrecommender.edition.Hit.Kind;

/// Where a hit stands in a record whose bytes were read up to its end: to compare most hits, no
/// texts need be made.
///
/// @param count how active it is
/// @param from where it begins, from the start of the record
/// @param name where its name begins
/// @param nameEnd where that ends
/// @param to where the hit ends
record HitSpan(Kind kind, int count, int from, int name, int nameEnd, int to) {
  /// The hit.
  Hit read(RecordReader in) {
    return HitCodec.read(in.part(from, to));
  }

  /// Whether it comes before another one of the same record in the order of lists: by kind, then as
  /// [SearchOrder] has it.
  boolean isBefore(HitSpan other, RecordReader in) {
    if (kind != other.kind || count != other.count) {
      return kind.compareTo(other.kind) < 0 || (kind == other.kind && count > other.count);
    }
    int byName = in.compare(name, nameEnd, other.name, other.nameEnd);
    return byName < 0
        || (byName == 0 && SearchOrder.compare(read(in).key(), other.read(in).key()) < 0);
  }
}
