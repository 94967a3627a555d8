package com.bcrecommender.edition;

import java.util.ArrayList;
import java.util.List;

/// A fan with a similar taste.
///
/// @param fan dense id
/// @param common how many tralbums both are known to have, at least 1
public record SimilarFan(int fan, int common) {
  /// The most in one list.
  public static final int MOST = 20;

  static void write(int[] fans, int[] common, RecordBuffer out) {
    if (fans.length > MOST || fans.length != common.length) {
      throw new IllegalArgumentException(
          "expected at most %d fans, a number of common tralbums for each, found %d and %d"
              .formatted(MOST, fans.length, common.length));
    }
    out.varint(fans.length);
    for (int i = 0; i < fans.length; i++) {
      out.varint(fans[i]).varint(common[i]);
    }
  }

  static List<SimilarFan> read(RecordReader in) {
    int count = in.length();
    List<SimilarFan> fans = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      fans.add(new SimilarFan(in.varint(), in.varint()));
    }
    return fans;
  }
}
