package com.bcrecommender.edition;

/// The fans that own a tralbum.
///
/// @param total how many the catalog knows; there may be more
/// @param fans dense ids of at most 60 of them, those with most owned records first
public record Owners(int total, int[] fans) {
  /// The most owners that are kept by id.
  public static final int MOST = 60;

  static Owners read(RecordReader in) {
    Owners owners = new Owners(in.varint(), in.ints());
    if (owners.fans.length > owners.total) {
      throw in.corrupt("%d fans of %d owners".formatted(owners.fans.length, owners.total));
    }
    return owners;
  }
}
