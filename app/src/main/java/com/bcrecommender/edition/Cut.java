package com.bcrecommender.edition;

/// How a table is cut into shards and blocks: the three numbers of its line in the manifest.
///
/// @param records that the table has
/// @param perBlock records to a block; of a page table, to a shard; 0 for a hashed table
/// @param perShard blocks to a shard; 0 for a page table; for a hashed table the number of bits
///   that tell a record's shard
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
        && (kind.isPaged()
            ? perShard == 0
            : perShard > 0 && (long) perBlock * perShard <= Integer.MAX_VALUE);
  }

  /// How many shards there are.
  int shards() {
    return perBlock == 0 ? 1 << perShard : Math.ceilDiv(records, perBlock * Math.max(1, perShard));
  }

  /// How many blocks all shards have.
  long blocks() {
    if (perBlock == 0) {
      return shards();
    }
    return perShard == 0 ? (long) PageShard.BLOCKS * shards() : Math.ceilDiv(records, perBlock);
  }

  /// How many blocks all shards but the last have.
  int blocksPerShard() {
    return perBlock == 0 ? 1 : perShard == 0 ? PageShard.BLOCKS : perShard;
  }

  /// How many blocks a shard has.
  int blocks(int shard) {
    return (int) Math.min(blocksPerShard(), blocks() - (long) shard * blocksPerShard());
  }

  /// How many records a block of a table with numbered records has.
  ///
  /// @param block counted through the table
  int recordsOf(int block) {
    return Math.min(perBlock, records - block * perBlock);
  }

  /// The shard of a hashed table where a hash would be.
  int shardOf(long hash) {
    return perShard == 0 ? 0 : (int) (hash >>> (Long.SIZE - perShard));
  }
}
