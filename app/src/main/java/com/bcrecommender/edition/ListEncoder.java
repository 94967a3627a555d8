package com.bcrecommender.edition;

/// Lists as records of `fan-lists` and `similar-lists`. Refuses what a list must not be: out of
/// order, with a tralbum twice, with one that the fan has, with a reason that is not the fan's.
/// Memory: 8 bytes per tralbum. Not for several threads.
final class ListEncoder {
  /// For each tralbum the last list it was in, counted from 1: finds repetitions without clearing.
  private final int[] seenIn;

  /// For each tralbum its position in the fan's own, plus 1, or 0; all 0 between two lists.
  private final int[] positions;

  private int lists;
  private long filled;

  ListEncoder(int tralbums) {
    seenIn = new int[tralbums];
    positions = new int[tralbums];
  }

  /// @param own the fan's tralbums, as the fan's record has them
  void fanList(int[] own, ListRecord list, RecordBuffer out) {
    for (int i = 0; i < own.length; i++) {
      positions[own[i]] = i + 1;
    }
    try {
      encode(-1, list, ListFlags.FAN_LIST, out);
    } finally {
      for (int tralbum : own) {
        positions[tralbum] = 0;
      }
    }
  }

  void similarList(int tralbum, ListRecord list, RecordBuffer out) {
    encode(tralbum, list, ListFlags.SIMILAR_LIST, out);
  }

  /// Entries of fan lists so far that did not come from the model.
  long filled() {
    return filled;
  }

  private void encode(int subject, ListRecord list, int most, RecordBuffer out) {
    if (list.size() > most) {
      throw new IllegalArgumentException(
          "a list has at most %d entries, found %d".formatted(most, list.size()));
    }
    lists++;
    out.varint(list.size());
    int before = 0;
    for (int i = 0; i < list.size(); i++) {
      int tralbum = list.tralbum(i);
      if (tralbum < 0 || tralbum >= seenIn.length) {
        throw refused(i, "tralbum %d is not one of %d".formatted(tralbum, seenIn.length));
      }
      if (seenIn[tralbum] == lists || tralbum == subject || positions[tralbum] != 0) {
        throw refused(
            i,
            "tralbum %d is %s"
                .formatted(
                    tralbum,
                    seenIn[tralbum] == lists ? "there already" : "what the list is made for"));
      }
      seenIn[tralbum] = lists;
      if (i > 0 && !(list.score(i) <= list.score(i - 1))) {
        throw refused(i, "%s is above %s".formatted(list.score(i), list.score(i - 1)));
      }
      int code = ScoreCode.of(list.score(i));
      boolean self = subject >= 0 && isSelf(subject, list, i);
      int reasons = self ? 1 : list.reasons(i);
      int against = list.against(i);
      out.put(
          list.origin(i).code()
              | reasons << ListFlags.REASONS_SHIFT
              | (self ? ListFlags.SELF : 0)
              | (against != 0 ? ListFlags.AGAINST : 0));
      out.varint(tralbum);
      if (i == 0) {
        out.zigzag(code);
      } else {
        out.varint(before - code);
      }
      before = code;
      if (self) {
        out.varint(list.reasonCommonOwners(i, 0));
      } else {
        reasons(subject, list, i, out);
      }
      if (subject < 0 && list.origin(i) != Entry.Origin.MODEL) {
        filled++;
      }
    }
  }

  private static boolean isSelf(int subject, ListRecord list, int i) {
    return list.reasons(i) == 1
        && list.reasonTralbum(i, 0) == subject
        && list.reasonShare(i, 0) == ListFlags.WHOLE
        && list.covered(i) == ListFlags.WHOLE
        && list.against(i) == 0;
  }

  private void reasons(int subject, ListRecord list, int i, RecordBuffer out) {
    int covered = inByte(i, "covered", list.covered(i));
    int against = inByte(i, "against", list.against(i));
    for (int j = 0; j < list.reasons(i); j++) {
      int tralbum = list.reasonTralbum(i, j);
      if (tralbum < 0 || tralbum >= seenIn.length) {
        throw refused(i, "its reason %d is not one of %d".formatted(tralbum, seenIn.length));
      }
      if (subject < 0 && positions[tralbum] == 0) {
        throw refused(i, "its reason %d is not one of the fan's tralbums".formatted(tralbum));
      }
      int share = inByte(i, "share", list.reasonShare(i, j));
      if (j > 0 && share > list.reasonShare(i, j - 1)) {
        throw refused(i, "its reasons are not in the order of their shares");
      }
      out.varint(subject < 0 ? positions[tralbum] - 1 : tralbum);
      out.put(share).varint(list.reasonCommonOwners(i, j));
    }
    if (list.reasons(i) > 0) {
      out.put(covered);
    } else if (covered != 0) {
      throw refused(i, "no reason covers %d".formatted(covered));
    }
    if (against != 0) {
      out.put(against);
    }
  }

  private static int inByte(int entry, String what, int value) {
    if (value < 0 || value > 255) {
      throw refused(entry, "%s is from 0 to 255, found %d".formatted(what, value));
    }
    return value;
  }

  private static IllegalArgumentException refused(int entry, String finding) {
    return new IllegalArgumentException("entry %d of a list: %s".formatted(entry, finding));
  }
}
