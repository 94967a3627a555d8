package com.bcrecommender.edition;

/// How a table is cut into shards and blocks: the three numbers of its line in the manifest. A unit
/// is what shards have a number of: a block, of a page table a group of blocks, of a hashed table
/// all of a shard.
///
/// @param records that the table has
/// @param perBlock records to a unit; 0 for a hashed table
/// @param perShard units to a shard; for a hashed table the number of bits that tell a record's
///   shard
record Cut(int records, int perBlock, int perShard) {
  private static final int MOST_BITS = 24;

  /// Whether these numbers can be a table's of this kind.
  boolean fits(TableKind kind) {
    if (records < 0) {
      return false;
    }
    if (kind.isHashed()) {
      return perBlock == 0 && perShard >= 0 && perShard <= MOST_BITS;
    }
    return perBlock > 0
        && perBlock <= 0xffff
        && perShard > 0
        && (long) perBlock * perShard <= Integer.MAX_VALUE;
  }

  /// How many shards there are.
  int shards() {
    return perBlock == 0 ? 1 << perShard : Math.ceilDiv(records, perBlock * perShard);
  }

  /// The first record of a shard of a table with numbered records; after the last shard, the number
  /// of records.
  int firstOf(int shard) {
    return (int) Math.min(records, (long) shard * perBlock * perShard);
  }

  /// How many units all shards have.
  int units() {
    return perBlock == 0 ? shards() : Math.ceilDiv(records, perBlock);
  }

  /// How many units all shards but the last have.
  int unitsPerShard() {
    return perBlock == 0 ? 1 : perShard;
  }

  /// How many units a shard has.
  int units(int shard) {
    return Math.min(unitsPerShard(), units() - shard * unitsPerShard());
  }

  /// How many records a unit of a table with numbered records has.
  ///
  /// @param unit counted through the table
  int recordsOf(int unit) {
    return Math.min(perBlock, records - unit * perBlock);
  }

  /// The shard of a hashed table where a hash would be.
  int shardOf(long hash) {
    return perShard == 0 ? 0 : (int) (hash >>> (Long.SIZE - perShard));
  }
}
