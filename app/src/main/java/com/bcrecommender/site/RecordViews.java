package com.bcrecommender.site;

import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.edition.Entry.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the views of one page's records, with reasons and evidence in words. For one thread.
final class RecordViews {
  private final PageCards cards;
  private final Bandcamp bandcamp;
  private final Sentences sentences;
  private final Tags tags;

  RecordViews(PageCards cards, Tags tags, Bandcamp bandcamp, Sentences sentences) {
    this.cards = cards;
    this.bandcamp = bandcamp;
    this.sentences = sentences;
    this.tags = tags;
  }

  /// A record that is shown for its own sake, with the number of its owners.
  RecordView owned(int tralbum) {
    RecordCard card = cards.card(tralbum);
    int owners = card.owners();
    Phrase reason = owners == 0 ? sentences.ownedByNone : sentences.owned.of(owners);
    return new RecordView(card, bandcamp.cover(card), reason, null);
  }

  /// A record at the head of its own page.
  RecordView head(int tralbum) {
    RecordCard card = cards.card(tralbum);
    return new RecordView(card, bandcamp.largeCover(card), null, null);
  }

  /// A record in a row of a collection.
  RecordView row(int tralbum, boolean wished) {
    RecordCard card = cards.card(tralbum);
    return new RecordView(card, bandcamp.thumbnail(card), wished ? sentences.wished : null, null);
  }

  /// An entry of a fan's list.
  ///
  /// @param strong the tags that the fan's collection is strong in
  RecordView recommended(Entry entry, int[] strong, Links links) {
    RecordCard card = cards.card(entry.tralbum());
    return new RecordView(
        card,
        bandcamp.cover(card),
        reasonForFan(entry, card, strong),
        evidence(entry, shared(card.tags(), strong), links));
  }

  /// An entry of a list of similar records.
  ///
  /// @param to the tags of the record to which these are similar
  RecordView similar(Entry entry, int[] to) {
    RecordCard card = cards.card(entry.tralbum());
    return new RecordView(card, bandcamp.cover(card), reasonForSimilar(entry, card, to), null);
  }

  private Phrase reasonForFan(Entry entry, RecordCard card, int[] strong) {
    if (entry.origin() != Origin.MODEL) {
      List<Text> shared = shared(card.tags(), strong);
      if (shared.isEmpty()) {
        return sentences.filled;
      }
      return entry.origin() == Origin.POPULAR_IN_TAGS
          ? sentences.popular(shared.getFirst())
          : sentences.shares(shared.getFirst(), second(shared));
    }
    if (entry.reasons().isEmpty()) {
      return sentences.whole;
    }
    Reason first = entry.reasons().getFirst();
    Text title = cards.card(first.tralbum()).name().title();
    return first.commonOwners() == 0
        ? sentences.near(title)
        : sentences.owners.of(first.commonOwners(), title);
  }

  private Phrase reasonForSimilar(Entry entry, RecordCard card, int[] to) {
    int common = entry.reasons().isEmpty() ? 0 : entry.reasons().getFirst().commonOwners();
    if (common > 0) {
      return sentences.both.of(common);
    }
    List<Text> shared = shared(card.tags(), to);
    return shared.isEmpty()
        ? sentences.similar
        : sentences.similar(shared.getFirst(), second(shared));
  }

  private static @Nullable Text second(List<Text> shared) {
    return shared.size() < 2 ? null : shared.get(1);
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

  private @Nullable Evidence evidence(Entry entry, List<Text> shared, Links links) {
    if (entry.reasons().isEmpty()) {
      return null;
    }
    List<Evidence.Row> rows = new ArrayList<>(entry.reasons().size());
    for (Reason reason : entry.reasons()) {
      int percent = Sentences.percent(reason.share());
      rows.add(
          new Evidence.Row(
              cards.card(reason.tralbum()).name(),
              percent,
              sentences.share.of(percent),
              reason.commonOwners(),
              sentences.common(reason.commonOwners())));
    }
    int covered = Sentences.percent(entry.covered());
    return new Evidence(
        rows,
        covered,
        sentences.covered(rows.size(), covered),
        sentences.against(Sentences.percent(entry.against())),
        sentences.sharing,
        shared.stream().map(tag -> new Chip(tag, links.tag(tag), null)).toList());
  }
}
