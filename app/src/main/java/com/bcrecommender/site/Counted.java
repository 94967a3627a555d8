package com.bcrecommender.site;

import org.jspecify.annotations.Nullable;

/// A sentence that depends on a count, looked up once. Those of small counts are put together once
/// and kept, for a fan page has a hundred of them. Safe for any thread.
final class Counted {
  private static final int KEPT = 512;

  private final Texts texts;
  private final Wording one;
  private final Wording other;
  private final @Nullable Phrase[] kept = new Phrase[KEPT];

  /// @param one for a count of one, `other` for the rest
  Counted(Texts texts, Wording one, Wording other) {
    this.texts = texts;
    this.one = one;
    this.other = other;
  }

  /// A sentence without other slots. Two threads may make it at once, and make the same.
  Phrase of(int count) {
    if (count < 0 || count >= KEPT) {
      return made(count);
    }
    Phrase known = kept[count];
    if (known == null) {
      known = made(count).flat();
      kept[count] = known;
    }
    return known;
  }

  /// A sentence with one slot more.
  Phrase of(int count, Text second) {
    return new Phrase(wording(count), texts.shown(count), second);
  }

  private Phrase made(int count) {
    return new Phrase(wording(count), texts.shown(count));
  }

  private Wording wording(int count) {
    return count == 1 ? one : other;
  }
}
