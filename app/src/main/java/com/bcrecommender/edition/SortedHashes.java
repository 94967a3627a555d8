package com.bcrecommender.edition;

/// Sees that the records of a hashed table ascend and lead to what is there. Not for several
/// threads.
final class SortedHashes implements KeyIndex.Visit {
  private final String file;
  private final int size;
  private final Failures failures;
  private long before;
  private boolean first = true;

  /// @param size how many ids there are
  SortedHashes(String file, int size, Failures failures) {
    this.file = file;
    this.size = size;
    this.failures = failures;
  }

  @Override
  public void record(long hash, int id) {
    boolean ascends = first || Long.compareUnsigned(before, hash) < 0;
    if (!ascends || id < 0 || id >= size) {
      failures.add("%s is out of order or out of range at hash %016x".formatted(file, hash));
    }
    before = hash;
    first = false;
  }
}
