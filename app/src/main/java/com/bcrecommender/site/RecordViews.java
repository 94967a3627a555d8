package com.bcrecommender.site;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.edition.Entry.Reason;
import com.bcrecommender.edition.RawCard;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the views of records for one page, with reasons and evidence in words. For one thread.
final class RecordViews {
  private static final int ALL = 255;

  private final Edition edition;
  private final SiteOptions options;
  private final Texts texts;
  private final Tags tags;
  private final Map<Integer, RecordName> names = new HashMap<>();

  RecordViews(Edition edition, Tags tags, SiteOptions options) {
    this.edition = edition;
    this.options = options;
    this.texts = options.texts();
    this.tags = tags;
  }

  /// A record that is shown for its own sake, with the number of its owners.
  RecordView owned(int tralbum) {
    RawCard card = edition.rawCard(tralbum);
    Phrase owners =
        card.owners() == 0
            ? texts.phrase("reason.owned.none")
            : texts.counted("reason.owned", card.owners());
    return view(card, options.bandcamp().cover(card), owners, null);
  }

  /// A record at the head of its own page.
  RecordView head(int tralbum) {
    RawCard card = edition.rawCard(tralbum);
    return view(card, options.bandcamp().largeCover(card), null, null);
  }

  /// A record in a row of a collection.
  RecordView row(int tralbum, boolean wished) {
    RawCard card = edition.rawCard(tralbum);
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
    RawCard card = edition.rawCard(entry.tralbum());
    return view(
        card, options.bandcamp().cover(card), reasonForFan(entry, card, strong), evidence(entry));
  }

  /// An entry of a list of similar records.
  ///
  /// @param to the tags of the record to which these are similar
  RecordView similar(Entry entry, int[] to) {
    RawCard card = edition.rawCard(entry.tralbum());
    return view(card, options.bandcamp().cover(card), reasonForSimilar(entry, card, to), null);
  }

  private RecordView view(
      RawCard card,
      @Nullable Content coverImage,
      @Nullable Phrase reason,
      @Nullable Evidence evidence) {
    String type =
        switch (card.type()) {
          case 'a' -> "album";
          case 't' -> "track";
          default -> null;
        };
    RecordName name = name(card);
    return new RecordView(
        name,
        type,
        Cover.of(name, tags.colour(name.key(), first(card))),
        coverImage,
        options.bandcamp().player(card),
        Bandcamp.page(card),
        card.owners(),
        reason,
        evidence);
  }

  private Phrase reasonForFan(Entry entry, RawCard card, int[] strong) {
    if (entry.origin() != Origin.MODEL) {
      List<Text> shared = shared(first(card), strong);
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
    Text title = name(first.tralbum()).title();
    return first.commonOwners() == 0
        ? texts.phrase("reason.near", title)
        : texts.counted("reason.owners", first.commonOwners(), title);
  }

  private Phrase reasonForSimilar(Entry entry, RawCard card, int[] to) {
    int common = entry.reasons().isEmpty() ? 0 : entry.reasons().getFirst().commonOwners();
    if (common > 0) {
      return texts.counted("reason.both", common);
    }
    List<Text> shared = shared(first(card), to);
    return switch (shared.size()) {
      case 0 -> texts.phrase("reason.similar");
      case 1 -> texts.phrase("reason.similar.tag", shared.getFirst());
      default -> texts.phrase("reason.similar.tags", shared.get(0), shared.get(1));
    };
  }

  /// The tags that a browser knows too, so that its pages are the same.
  private static int[] first(RawCard card) {
    int[] all = card.tags();
    return all.length <= Card.FIRST_TAGS ? all : Arrays.copyOf(all, Card.FIRST_TAGS);
  }

  /// Names of the tags in both, in the order of `wanted`, at most two.
  private List<Text> shared(int[] tags, int[] wanted) {
    List<Text> out = new ArrayList<>(2);
    for (int want : wanted) {
      for (int tag : tags) {
        if (tag == want && out.size() < 2) {
          out.add(this.tags.name(tag));
        }
      }
    }
    return out;
  }

  private @Nullable Evidence evidence(Entry entry) {
    if (entry.reasons().isEmpty()) {
      return null;
    }
    List<Evidence.Row> rows = new ArrayList<>(entry.reasons().size());
    for (Reason reason : entry.reasons()) {
      int common = reason.commonOwners();
      rows.add(
          new Evidence.Row(
              name(reason.tralbum()),
              percent(reason.share()),
              common,
              common == 0 ? texts.phrase("why.common.none") : texts.counted("why.common", common)));
    }
    int covered = percent(entry.covered());
    int against = percent(entry.against());
    return new Evidence(
        rows,
        covered,
        texts.counted("why.covered", rows.size(), covered),
        against == 0 ? null : texts.phrase("why.against", against));
  }

  /// The name of a record that others of the page may refer to too: it is read once.
  private RecordName name(int tralbum) {
    RecordName name = names.get(tralbum);
    return name == null ? name(edition.rawCard(tralbum)) : name;
  }

  private RecordName name(RawCard card) {
    return names.computeIfAbsent(card.id(), _ -> RecordName.of(card));
  }

  private static int percent(int of255) {
    return Math.round(of255 * 100f / ALL);
  }
}
