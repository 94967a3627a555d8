package com.bcrecommender.site;

import org.jspecify.annotations.Nullable;

/// A sentence that depends on a count, looked up once. Those of small counts are put together once
/// and kept, for a fan page has a hundred of them. Safe for any thread.
final class Counted {
  private static final int KEPT = 512;

  private final Texts texts;
  private final Wording one;
  private final Wording other;
  private final @Nullable Wording[] kept = new Wording[KEPT];

  /// @param one for a count of one, `other` for the rest
  Counted(Texts texts, Wording one, Wording other) {
    this.texts = texts;
    this.one = one;
    this.other = other;
  }

  /// A sentence without other slots.
  Phrase of(int count) {
    Wording known = known(count);
    return known == null ? new Phrase(wording(count), texts.shown(count)) : new Phrase(known);
  }

  /// A sentence with one slot more.
  Phrase of(int count, Text second) {
    Wording known = known(count);
    return known == null
        ? new Phrase(wording(count), texts.shown(count), second)
        : new Phrase(known, Text.EMPTY, second);
  }

  /// The sentence with a small count in it, or null. Two threads may make it at once, and make the
  /// same.
  private @Nullable Wording known(int count) {
    if (count < 0 || count >= KEPT) {
      return null;
    }
    Wording known = kept[count];
    if (known == null) {
      known = wording(count).with(0, texts.shown(count));
      kept[count] = known;
    }
    return known;
  }

  private Wording wording(int count) {
    return count == 1 ? one : other;
  }
}
