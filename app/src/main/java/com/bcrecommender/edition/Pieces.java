package com.bcrecommender.edition;

/// How a table is cut into pieces for tasks, each of which packs one: some shards in a row each,
/// about as many in all. A shard is whole in one piece, so its bytes do not depend on how many
/// pieces there are.
///
/// @param cut of a table with numbered records
/// @param count of pieces, some of which are empty where there are fewer shards
record Pieces(Cut cut, int count) {
  /// Some numbers in a row.
  ///
  /// @param end one after the last
  record Range(int first, int end) {}

  /// The shards of a piece.
  Range shards(int piece) {
    return new Range(first(piece), first(piece + 1));
  }

  /// The records of a piece.
  Range records(int piece) {
    Range shards = shards(piece);
    return new Range(cut.firstOf(shards.first()), cut.firstOf(shards.end()));
  }

  /// The piece that a record is in.
  int of(int record) {
    long shard = record / ((long) cut.perBlock() * cut.perShard());
    return (int) (((shard + 1) * count - 1) / cut.shards());
  }

  private int first(int piece) {
    return (int) ((long) piece * cut.shards() / count);
  }
}
