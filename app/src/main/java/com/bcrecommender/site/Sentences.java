package com.bcrecommender.site;

import org.jspecify.annotations.Nullable;

/// The sentences that stand under every record and in every row of evidence, looked up once. Safe
/// for any thread.
final class Sentences {
  private static final int ALL = 255;
  private static final int PERCENTS = 101;

  private final Texts texts;
  private final Phrase[] covered = new Phrase[(MOST_REASONS + 1) * PERCENTS];
  private final Wording near;
  private final Wording sharedOne;
  private final Wording sharedTwo;
  private final Wording popular;
  private final Wording similarOne;
  private final Wording similarTwo;
  private final Counted against;
  final Phrase sharing;
  private final Counted bothOwn;

  private static final int MOST_REASONS = 3;

  /// `12 fans who own <title> own this too`.
  final Counted owners;

  /// `12 fans own both`.
  final Counted both;

  /// `Owned by at least 12 fans`.
  final Counted owned;

  /// `12 records`.
  final Counted records;

  /// `12 records in common`.
  final Counted inCommon;

  /// `12 %`.
  final Counted share;

  final Phrase ownedByNone;
  final Phrase wished;
  final Phrase whole;
  final Phrase filled;
  final Phrase similar;
  private final Phrase noCommon;

  Sentences(Texts texts) {
    this.texts = texts;
    near = texts.wording("reason.near");
    sharedOne = texts.wording("reason.tag");
    sharedTwo = texts.wording("reason.tags");
    popular = texts.wording("reason.popular");
    similarOne = texts.wording("reason.similar.tag");
    similarTwo = texts.wording("reason.similar.tags");
    owners = texts.counted("reason.owners");
    both = texts.counted("reason.both");
    owned = texts.counted("reason.owned");
    records = texts.counted("count.records");
    inCommon = texts.counted("fan.similar.common");
    share = texts.numbered("why.row");
    against = texts.numbered("why.against");
    sharing = texts.phrase("why.shared").flat();
    bothOwn = texts.counted("why.common");
    ownedByNone = texts.phrase("reason.owned.none");
    wished = texts.phrase("reason.wished");
    whole = texts.phrase("reason.whole");
    filled = texts.phrase("reason.filled");
    similar = texts.phrase("reason.similar");
    noCommon = texts.phrase("why.common.none");
  }

  static int percent(int of255) {
    return Math.round(of255 * 100f / ALL);
  }

  /// `Close to <title>`.
  Phrase near(Text title) {
    return new Phrase(near, title);
  }

  /// `Among the most owned in <tag>`.
  Phrase popular(Text tag) {
    return new Phrase(popular, tag);
  }

  /// `Shares <tag>`, with one tag or two.
  Phrase shares(Text tag, @Nullable Text second) {
    return second == null ? new Phrase(sharedOne, tag) : new Phrase(sharedTwo, tag, second);
  }

  /// The same in a list of similar records.
  Phrase similar(Text tag, @Nullable Text second) {
    return second == null ? new Phrase(similarOne, tag) : new Phrase(similarTwo, tag, second);
  }

  /// `at least 12 fans own both`.
  Phrase common(int owners) {
    return owners == 0 ? noCommon : bothOwn.of(owners);
  }

  /// `Top 3 reasons, covering 81 %`.
  Phrase covered(int reasons, int percent) {
    int at = reasons * PERCENTS + percent;
    Phrase known = covered[at];
    if (known == null) {
      known = texts.counted("why.covered", reasons, percent).flat();
      covered[at] = known;
    }
    return known;
  }

  /// `4 % of the weight spoke against it`, or null where none did.
  @Nullable Phrase against(int percent) {
    return percent == 0 ? null : against.of(percent);
  }
}
