package com.bcrecommender.edition;

import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.edition.Entry.Reason;
import java.util.ArrayList;
import java.util.List;

/// Reads the entries of one list, one after another, into primitive fields; objects are made only
/// of what is asked for. Not for several threads.
final class ListDecoder {
  private static final int[] NONE = new int[0];
  private static final int ANY = -2;

  private final RecordReader in;
  private final int subject;
  private final int[] own;
  private final int size;
  private final int[] references = new int[ListRecord.MOST_REASONS];
  private final int[] shares = new int[ListRecord.MOST_REASONS];
  private final int[] commonOwners = new int[ListRecord.MOST_REASONS];
  private int read;
  private int tralbum;
  private int code;
  private int origin;
  private boolean self;
  private int reasons;
  private int covered;
  private int against;

  private ListDecoder(RecordReader in, int subject, int[] own) {
    this.in = in;
    this.subject = subject;
    this.own = own;
    this.size = in.length();
  }

  /// @param own the fan's tralbums, as the fan's record has them
  static ListDecoder ofFan(RecordReader in, int[] own) {
    return new ListDecoder(in, -1, own);
  }

  static ListDecoder ofTralbum(RecordReader in, int tralbum) {
    return new ListDecoder(in, tralbum, NONE);
  }

  /// A list of any kind, whose reasons are not resolved.
  static ListDecoder unresolved(RecordReader in) {
    return new ListDecoder(in, ANY, NONE);
  }

  int size() {
    return size;
  }

  /// The entries from `from` (included) to `to` (not included), as far as the list goes.
  ListPart part(int from, int to) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "expected 0 <= from <= to, found %d and %d".formatted(from, to));
    }
    int last = Math.min(to, size);
    List<Entry> entries = new ArrayList<>(Math.max(0, last - from));
    while (read < last) {
      next();
      if (read > from) {
        entries.add(entry());
      }
    }
    return new ListPart(entries, size);
  }

  /// The tralbums of the first entries, at most `most`.
  int[] tralbums(int most) {
    int[] tralbums = new int[Math.min(most, size)];
    for (int i = 0; i < tralbums.length; i++) {
      next();
      tralbums[i] = tralbum;
    }
    return tralbums;
  }

  /// Reads the next entry; false where there is none.
  boolean next() {
    if (read == size) {
      return false;
    }
    int flags = in.u8();
    origin = flags & ListFlags.ORIGIN;
    reasons = flags >> ListFlags.REASONS_SHIFT & ListFlags.REASONS;
    self = (flags & ListFlags.SELF) != 0;
    if (flags > ListFlags.KNOWN
        || !Origin.isCode(origin)
        || (self && (subject == -1 || reasons != 1 || (flags & ListFlags.AGAINST) != 0))) {
      throw in.corrupt("unknown flags " + flags);
    }
    tralbum = in.varint();
    code = read == 0 ? in.zigzag() : Math.subtractExact(code, in.varint());
    read++;
    if (self) {
      references[0] = subject;
      shares[0] = ListFlags.WHOLE;
      commonOwners[0] = in.varint();
      covered = ListFlags.WHOLE;
      against = 0;
      return true;
    }
    for (int j = 0; j < reasons; j++) {
      references[j] = in.varint();
      shares[j] = in.u8();
      commonOwners[j] = in.varint();
    }
    covered = reasons > 0 ? in.u8() : 0;
    against = (flags & ListFlags.AGAINST) != 0 ? in.u8() : 0;
    return true;
  }

  int tralbum() {
    return tralbum;
  }

  int code() {
    return code;
  }

  boolean filled() {
    return origin != Origin.MODEL.code();
  }

  int reasons() {
    return reasons;
  }

  /// Whether the one reason is the list's own tralbum.
  boolean self() {
    return self;
  }

  /// What stands for a reason's tralbum in the record.
  int reference(int reason) {
    return references[reason];
  }

  int reasonTralbum(int reason) {
    int reference = references[reason];
    if (subject >= 0) {
      return reference;
    }
    if (reference >= own.length) {
      throw in.corrupt("a reason refers to record %d of %d".formatted(reference, own.length));
    }
    return own[reference];
  }

  int share(int reason) {
    return shares[reason];
  }

  int commonOwners(int reason) {
    return commonOwners[reason];
  }

  int origin() {
    return origin;
  }

  int covered() {
    return covered;
  }

  int against() {
    return against;
  }

  boolean atEnd() {
    return read == size && in.atEnd();
  }

  private Entry entry() {
    Reason[] why = new Reason[reasons];
    for (int j = 0; j < reasons; j++) {
      why[j] = new Reason(reasonTralbum(j), shares[j], commonOwners[j]);
    }
    return new Entry(
        tralbum, ScoreCode.score(code), Origin.of(origin), List.of(why), covered, against);
  }
}
