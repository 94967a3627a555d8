package com.bcrecommender.site;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.edition.Entry.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the views of records for one page, with reasons and evidence in words. For one thread.
final class RecordViews {
  private static final int ALL = 255;

  private final Edition edition;
  private final SiteOptions options;
  private final Texts texts;
  private final Links links;
  private final TagNames tagNames;

  RecordViews(Edition edition, SiteOptions options, Links links) {
    this.edition = edition;
    this.options = options;
    this.texts = options.texts();
    this.links = links;
    this.tagNames = new TagNames(edition);
  }

  TagNames tagNames() {
    return tagNames;
  }

  /// A record that is shown for its own sake, with the number of its owners.
  RecordView owned(int tralbum) {
    Card card = edition.card(tralbum);
    Phrase owners =
        card.owners() == 0
            ? texts.phrase("reason.owned.none")
            : texts.counted("reason.owned", card.owners());
    return view(card, options.bandcamp().cover(card), owners, null);
  }

  /// A record at the head of its own page.
  RecordView head(Card card) {
    return view(card, options.bandcamp().largeCover(card), null, null);
  }

  /// A record in a row of a collection.
  RecordView row(int tralbum, boolean wished) {
    Card card = edition.card(tralbum);
    return view(
        card,
        options.bandcamp().thumbnail(card),
        wished ? texts.phrase("reason.wished") : null,
        null);
  }

  /// An entry of a fan's list.
  ///
  /// @param strong the tags that the fan's collection is strong in
  RecordView recommended(Entry entry, int[] strong) {
    Card card = edition.card(entry.tralbum());
    return view(
        card,
        options.bandcamp().cover(card),
        reasonForFan(entry, card, strong),
        evidence(entry, card));
  }

  /// An entry of the list of records similar to `to`.
  RecordView similar(Entry entry, Card to) {
    Card card = edition.card(entry.tralbum());
    return view(card, options.bandcamp().cover(card), reasonForSimilar(entry, card, to), null);
  }

  private RecordView view(
      Card card,
      @Nullable String coverImage,
      @Nullable Phrase reason,
      @Nullable Evidence evidence) {
    String type =
        switch (card.type()) {
          case 'a' -> "album";
          case 't' -> "track";
          default -> null;
        };
    return new RecordView(
        card.key(),
        type,
        title(card),
        card.artist(),
        links.tralbum(card.key()),
        Cover.of(card.key(), TagColour.of(card.key(), tagNames.names(card.tags())), title(card)),
        coverImage,
        options.bandcamp().player(card),
        Bandcamp.page(card),
        card.owners(),
        reason,
        evidence);
  }

  static String title(Card card) {
    return card.title().isEmpty() ? card.key() : card.title();
  }

  private Phrase reasonForFan(Entry entry, Card card, int[] strong) {
    if (entry.origin() != Origin.MODEL) {
      List<String> shared = shared(card.tags(), strong);
      if (shared.isEmpty()) {
        return texts.phrase("reason.filled");
      }
      if (entry.origin() == Origin.POPULAR_IN_TAGS) {
        return texts.phrase("reason.popular", shared.getFirst());
      }
      return shared.size() == 1
          ? texts.phrase("reason.tag", shared.getFirst())
          : texts.phrase("reason.tags", shared.get(0), shared.get(1));
    }
    if (entry.reasons().isEmpty()) {
      return texts.phrase("reason.whole");
    }
    Reason first = entry.reasons().getFirst();
    String title = title(edition.card(first.tralbum()));
    return first.commonOwners() == 0
        ? texts.phrase("reason.near", title)
        : texts.counted("reason.owners", first.commonOwners(), title);
  }

  private Phrase reasonForSimilar(Entry entry, Card card, Card to) {
    int common = entry.reasons().isEmpty() ? 0 : entry.reasons().getFirst().commonOwners();
    if (common > 0) {
      return texts.counted("reason.both", common);
    }
    List<String> shared = shared(card.tags(), to.tags());
    return switch (shared.size()) {
      case 0 -> texts.phrase("reason.similar");
      case 1 -> texts.phrase("reason.similar.tag", shared.getFirst());
      default -> texts.phrase("reason.similar.tags", shared.get(0), shared.get(1));
    };
  }

  /// Names of the tags in both, in the order of `wanted`, at most two.
  private List<String> shared(int[] tags, int[] wanted) {
    List<String> out = new ArrayList<>(2);
    for (int want : wanted) {
      for (int tag : tags) {
        if (tag == want && out.size() < 2) {
          out.add(tagNames.name(tag));
        }
      }
    }
    return out;
  }

  private @Nullable Evidence evidence(Entry entry, Card card) {
    if (entry.reasons().isEmpty()) {
      return null;
    }
    List<Evidence.Row> rows = new ArrayList<>(3);
    for (Reason reason : entry.reasons()) {
      Card from = edition.card(reason.tralbum());
      int common = reason.commonOwners();
      rows.add(
          new Evidence.Row(
              from.key(),
              title(from),
              from.artist(),
              links.tralbum(from.key()),
              percent(reason.share()),
              common,
              common == 0 ? texts.get("why.common.none") : texts.count("why.common", common),
              links.tralbumWith(card.key(), from.key()) + "#fans"));
    }
    int covered = percent(entry.covered());
    int against = percent(entry.against());
    return new Evidence(
        List.copyOf(rows),
        covered,
        texts.count("why.covered", rows.size(), covered),
        against == 0 ? null : texts.get("why.against", against));
  }

  private static int percent(int of255) {
    return Math.round(of255 * 100f / ALL);
  }
}
