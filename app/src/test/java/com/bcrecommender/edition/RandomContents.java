package com.bcrecommender.edition;

import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.edition.Entry.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Everything that an edition holds, in plain collections, drawn from a seed: the truth that tests
/// compare an edition with.
final class RandomContents {
  static final Provenance PROVENANCE =
      new Provenance(
          Instant.parse("2026-11-22T21:47:07Z"),
          Instant.parse("2026-11-20T08:00:00Z"),
          "0.1.0",
          "4fec796",
          "item-neighbours",
          Map.of("listenbrainz", "CC0 1.0", "row-files", "\"not\" stated"),
          Map.of("k", "200", "similarity", "cosine \"tf-idf\"\n"));

  private static final String[] WORDS = {
    "Tidal",
    "Rooms",
    "ambient",
    "Øl",
    "été",
    "光",
    "夜の音",
    "drone",
    "Straße",
    "Łódź",
    "a",
    "the",
    "The",
    "!!!",
    "don't",
    "sun",
    "sunday",
    "Sunn",
    "𝔊oth",
    "サン",
    "سلام",
    "🎵",
    "x".repeat(80),
    "naïve"
  };

  final Sizes sizes;
  final List<Tag> tags = new ArrayList<>();
  final List<Card> cards = new ArrayList<>();
  final List<List<String>> cardAliases = new ArrayList<>();
  final List<Fan> fans = new ArrayList<>();
  final List<List<Entry>> fanLists = new ArrayList<>();
  final List<List<Entry>> similarLists = new ArrayList<>();
  final List<List<String>> fanAliases = new ArrayList<>();
  final List<int[]> owners = new ArrayList<>();

  /// The most active owners of each tralbum, as an edition keeps them.
  final List<int[]> kept = new ArrayList<>();

  final ExploreContents explore;
  private final Random random;

  RandomContents(long seed, int fanCount, int tralbumCount, int tagCount) {
    random = new Random(seed);
    sizes = new Sizes(fanCount, tralbumCount, tagCount);
    for (int id = 0; id < tagCount; id++) {
      String name =
          "tag-" + id + (random.nextBoolean() ? "-" + word().toLowerCase(Locale.ROOT) : "");
      tags.add(new Tag(id, name, random.nextInt(1000), ids(tralbumCount, 20), ids(tagCount, 5)));
    }
    for (int id = 0; id < fanCount; id++) {
      int[] own = ids(tralbumCount, random.nextInt(20) == 0 ? 200 : 12);
      boolean named = random.nextInt(3) > 0;
      fans.add(
          new Fan(
              id,
              "f" + (4_000_000_000L + id),
              named ? "User" + id : null,
              named ? words(2) : "fan " + id,
              random.nextBoolean() ? -1 : own.length + random.nextInt(100),
              own,
              own.length == 0 ? 0 : random.nextInt(own.length + 1),
              ids(tagCount, 12)));
    }
    for (int id = 0; id < tralbumCount; id++) {
      owners.add(ownersOf(id));
      cards.add(card(id));
      cardAliases.add(random.nextBoolean() ? List.of() : List.of("u:alias/" + id, "x:file:" + id));
    }
    for (Fan fan : fans) {
      Set<Integer> forbidden = new LinkedHashSet<>(Arrays.stream(fan.tralbums()).boxed().toList());
      fanLists.add(list(forbidden, fan.tralbums(), 100));
    }
    for (int id = 0; id < tralbumCount; id++) {
      similarLists.add(list(Set.of(id), new int[] {id}, 50));
    }
    for (Fan fan : fans) {
      fanAliases.add(List.of("n:old-" + fan.id()));
    }
    owners.forEach(all -> kept.add(byActivity(Arrays.stream(all)).limit(60).toArray()));
    explore = new ExploreContents(sizes, fans);
  }

  /// The same under the ids of an edition, which are found by key.
  RandomContents in(Edition edition) {
    return new RandomContents(this, new Renumbering(this, edition));
  }

  private RandomContents(RandomContents of, Renumbering ids) {
    random = of.random;
    sizes = of.sizes;
    of.tags.forEach(tag -> tags.add(ids.tag(tag)));
    for (int old : ids.oldTralbums()) {
      cards.add(ids.card(of.cards.get(old)));
      cardAliases.add(of.cardAliases.get(old));
      similarLists.add(ids.list(of.similarLists.get(old)));
    }
    for (int old : ids.oldFans()) {
      fans.add(ids.fan(of.fans.get(old)));
      fanAliases.add(of.fanAliases.get(old));
      fanLists.add(ids.list(of.fanLists.get(old)));
    }
    for (int old : ids.oldTralbums()) {
      owners.add(ids.fans(of.owners.get(old)));
      kept.add(byActivity(Arrays.stream(ids.fans(of.kept.get(old)))).toArray());
    }
    explore = of.explore.in(ids);
  }

  private IntStream byActivity(IntStream some) {
    return some.boxed()
        .sorted(
            Comparator.comparingInt((Integer fan) -> fans.get(fan).owned())
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .mapToInt(Integer::intValue);
  }

  /// Writes it all.
  String write(Editions editions, Provenance provenance) {
    return write(editions, provenance, step -> {});
  }

  String write(Editions editions, Provenance provenance, EditionWriter.Steps steps) {
    try (EditionWriter writer = EditionWriter.begin(editions, sizes, steps)) {
      tags.forEach(writer::tag);
      for (Card card : cards) {
        writer.tralbum(card, cardAliases.get(card.id()));
      }
      for (Fan fan : fans) {
        writer.fan(fan, fanAliases.get(fan.id()));
      }
      ListRecord list = new ListRecord();
      for (int id = 0; id < sizes.fans(); id++) {
        fill(list, fanLists.get(id));
        writer.fanList(id, list);
      }
      for (int id = 0; id < sizes.tralbums(); id++) {
        fill(list, similarLists.get(id));
        writer.similarList(id, list);
      }
      for (int id = 0; id < sizes.tralbums(); id++) {
        writer.owners(id, owners.get(id), owners.get(id).length);
      }
      explore.write(writer);
      return writer.finish(provenance);
    }
  }

  static void fill(ListRecord list, List<Entry> entries) {
    list.clear();
    for (Entry entry : entries) {
      list.add(entry.tralbum(), entry.score(), entry.origin(), entry.covered(), entry.against());
      for (Reason reason : entry.reasons()) {
        list.reason(reason.tralbum(), reason.share(), reason.commonOwners());
      }
    }
  }

  private Card card(int id) {
    String key = (id % 3 == 0 ? "t" : "a") + (3_000_000_000L + id);
    return new Card(
        id,
        key,
        "at?".charAt(id % 3),
        random.nextInt(10) == 0 ? "" : words(3),
        random.nextInt(10) == 0 ? "" : WORDS[random.nextInt(6)],
        random.nextInt(4) == 0 ? null : "https://artist" + id % 7 + ".bandcamp.com/album/no-" + id,
        random.nextBoolean() ? 0 : random.nextLong(1L << 32),
        random.nextInt(4) == 0 ? Card.UNKNOWN_DATE : random.nextInt(40_000) - 10_000,
        owners.get(id).length,
        random.nextInt(50),
        random.nextBoolean() ? null : "7.00 EUR",
        ids(sizes.tags(), 7));
  }

  private int[] ownersOf(int tralbum) {
    return fans.stream()
        .filter(fan ->
            Arrays.stream(fan.tralbums(), 0, fan.owned()).anyMatch(owned -> owned == tralbum))
        .mapToInt(Fan::id)
        .toArray();
  }

  private List<Entry> list(Set<Integer> forbidden, int[] reasons, int most) {
    List<Entry> entries = new ArrayList<>();
    float score = random.nextInt(5) == 0 ? -1f : 10f;
    for (int tralbum : ids(sizes.tralbums(), most)) {
      if (forbidden.contains(tralbum)) {
        continue;
      }
      score -= random.nextInt(4) == 0 ? 0 : random.nextFloat() * random.nextFloat();
      boolean filled = random.nextInt(4) == 0 || reasons.length == 0;
      List<Reason> why =
          filled
              ? List.of()
              : Arrays.stream(reasons)
                  .limit(1 + random.nextInt(3))
                  .mapToObj(id -> new Reason(id, random.nextInt(256), random.nextInt(1000)))
                  .sorted(Comparator.comparingInt(Reason::share).reversed())
                  .toList();
      if (!filled && forbidden.size() == 1 && random.nextBoolean()) {
        why = List.of(new Reason(reasons[0], 255, random.nextInt(1000)));
      }
      entries.add(
          new Entry(
              tralbum,
              ScoreCode.score(ScoreCode.of(score)),
              filled ? (random.nextBoolean() ? Origin.TAGS : Origin.POPULAR_IN_TAGS) : Origin.MODEL,
              why,
              filled ? 0 : why.getFirst().share() == 255 ? 255 : random.nextInt(256),
              random.nextInt(3) == 0 ? random.nextInt(256) : 0));
    }
    return entries;
  }

  /// Distinct ids in random order, fewer than `most` + 1.
  private int[] ids(int size, int most) {
    return random
        .ints(size == 0 ? 0 : random.nextInt(most + 1), 0, Math.max(1, size))
        .distinct()
        .toArray();
  }

  private String words(int most) {
    StringBuilder text = new StringBuilder(word());
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append(' ').append(word());
    }
    return text.toString();
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }
}
