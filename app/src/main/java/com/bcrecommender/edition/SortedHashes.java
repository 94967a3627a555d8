package com.bcrecommender.edition;

/// Sees that the records of a hashed table ascend and lead to what is there. Not for several
/// threads.
final class SortedHashes implements KeyIndex.Visit {
  private final String file;
  private final int size;
  private final boolean repeated;
  private final Failures failures;
  private long before;
  private int idBefore;
  private boolean first = true;

  /// @param size how many ids there are
  /// @param repeated whether a hash may be there again, with a larger id
  SortedHashes(String file, int size, boolean repeated, Failures failures) {
    this.file = file;
    this.size = size;
    this.repeated = repeated;
    this.failures = failures;
  }

  @Override
  public void record(long hash, int id) {
    int comparison = first ? -1 : Long.compareUnsigned(before, hash);
    boolean ascends = comparison < 0 || (comparison == 0 && repeated && idBefore < id);
    if (!ascends || id < 0 || id >= size) {
      failures.add("%s is out of order or out of range at hash %016x".formatted(file, hash));
    }
    before = hash;
    idBefore = id;
    first = false;
  }
}
