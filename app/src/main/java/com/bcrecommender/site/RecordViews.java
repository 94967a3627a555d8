package com.bcrecommender.site;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.edition.Entry.Reason;
import com.bcrecommender.edition.RawCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the views of records for one page, with reasons and evidence in words. For one thread.
final class RecordViews {
  private final Edition edition;
  private final Bandcamp bandcamp;
  private final Sentences sentences;
  private final Tags tags;
  private final Map<Integer, Known> known = new HashMap<>();

  /// A record that others of the page may refer to too: it is read once.
  private record Known(RawCard card, RecordName name) {}

  RecordViews(Edition edition, Tags tags, Bandcamp bandcamp, Sentences sentences) {
    this.edition = edition;
    this.bandcamp = bandcamp;
    this.sentences = sentences;
    this.tags = tags;
  }

  /// A record that is shown for its own sake, with the number of its owners.
  RecordView owned(int tralbum) {
    Known of = known(tralbum);
    int owners = of.card.owners();
    Phrase reason = owners == 0 ? sentences.ownedByNone : sentences.owned.of(owners);
    return view(of, bandcamp.cover(of.card), reason, null);
  }

  /// A record at the head of its own page.
  RecordView head(int tralbum) {
    Known of = known(tralbum);
    return view(of, bandcamp.largeCover(of.card), null, null);
  }

  /// A record in a row of a collection.
  RecordView row(int tralbum, boolean wished) {
    Known of = known(tralbum);
    return view(of, bandcamp.thumbnail(of.card), wished ? sentences.wished : null, null);
  }

  /// An entry of a fan's list.
  ///
  /// @param strong the tags that the fan's collection is strong in
  RecordView recommended(Entry entry, int[] strong) {
    Known of = known(entry.tralbum());
    return view(of, bandcamp.cover(of.card), reasonForFan(entry, of.card, strong), evidence(entry));
  }

  /// An entry of a list of similar records.
  ///
  /// @param to the tags of the record to which these are similar
  RecordView similar(Entry entry, int[] to) {
    Known of = known(entry.tralbum());
    return view(of, bandcamp.cover(of.card), reasonForSimilar(entry, of.card, to), null);
  }

  private RecordView view(
      Known of,
      @Nullable CoverImage coverImage,
      @Nullable Phrase reason,
      @Nullable Evidence evidence) {
    RawCard card = of.card;
    String type =
        switch (card.type()) {
          case 'a' -> "album";
          case 't' -> "track";
          default -> null;
        };
    Text page = Bandcamp.page(card);
    return new RecordView(
        of.name,
        type,
        Cover.of(of.name, tags.colour(of.name.key(), first(card))),
        coverImage,
        bandcamp.player(card, page),
        page,
        card.owners(),
        reason,
        evidence);
  }

  private Phrase reasonForFan(Entry entry, RawCard card, int[] strong) {
    if (entry.origin() != Origin.MODEL) {
      List<Text> shared = shared(first(card), strong);
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
    Text title = known(first.tralbum()).name.title();
    return first.commonOwners() == 0
        ? sentences.near(title)
        : sentences.owners.of(first.commonOwners(), title);
  }

  private Phrase reasonForSimilar(Entry entry, RawCard card, int[] to) {
    int common = entry.reasons().isEmpty() ? 0 : entry.reasons().getFirst().commonOwners();
    if (common > 0) {
      return sentences.both.of(common);
    }
    List<Text> shared = shared(first(card), to);
    return shared.isEmpty()
        ? sentences.similar
        : sentences.similar(shared.getFirst(), second(shared));
  }

  private static @Nullable Text second(List<Text> shared) {
    return shared.size() < 2 ? null : shared.get(1);
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
      int percent = Sentences.percent(reason.share());
      rows.add(
          new Evidence.Row(
              known(reason.tralbum()).name,
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
        sentences.against(Sentences.percent(entry.against())));
  }

  private Known known(int tralbum) {
    Known of = known.get(tralbum);
    if (of == null) {
      RawCard card = edition.rawCard(tralbum);
      of = new Known(card, RecordName.of(card));
      known.put(tralbum, of);
    }
    return of;
  }
}
