package com.bcrecommender.site;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.EditionWriter;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.edition.ListRecord;
import com.bcrecommender.edition.Provenance;
import com.bcrecommender.edition.Scene;
import com.bcrecommender.edition.SimilarFan;
import com.bcrecommender.edition.Sizes;
import com.bcrecommender.edition.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes the [SampleWorld] as an edition, with lists by common owners: enough of a model for pages
/// to be true to.
public final class SampleEdition {
  private static final int LIST = 100;
  private static final int SIMILAR = 24;

  /// A fan, `quietloud`, whose list leaves out much that would fit.
  private static final int SHORT = 7;

  /// A fan without a username.
  private static final int NAMELESS = 60;

  private static @Nullable Path shared;

  private final SampleWorld world;
  private final int[][] common;

  private SampleEdition(SampleWorld world) {
    this.world = world;
    int records = world.cards.size();
    this.common = new int[records][records];
    for (List<Integer> mine : world.owned) {
      for (int a : mine) {
        for (int b : mine) {
          common[a][b]++;
        }
      }
    }
  }

  /// The folder of one edition of the world of seed 1, which all tests of a run may read.
  public static synchronized Path shared() {
    try {
      if (shared == null) {
        Path folder = Files.createTempDirectory("bcr-sample");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        shared = Editions.in(folder).folder(write(folder, 1));
      }
      return shared;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The folder of editions in which [#shared] is the current one.
  public static Path sharedFolder() {
    return Objects.requireNonNull(shared().getParent());
  }

  /// The id in an edition of the world of seed 1 of a fan of that world.
  static int fan(Edition edition, int fan) {
    return edition.fanByKey(key(fan));
  }

  /// Likewise, of a tralbum.
  static int tralbum(Edition edition, int tralbum) {
    return edition.tralbumByKey(new SampleWorld(1).cards.get(tralbum).key());
  }

  private static String key(int fan) {
    return fan == NAMELESS ? "x:sample:" + fan : "f" + (4_000_000_000L + fan);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // The system's temporary folder is emptied by the system.
    }
  }

  /// Writes an edition of the world of a seed into a folder of editions, makes it the current one,
  /// and returns its name.
  public static String write(Path folder, long seed) {
    return new SampleEdition(new SampleWorld(seed)).write(Editions.in(folder));
  }

  /// As [#write(Path, long)], with other names.
  ///
  /// @param texts what records, tags and fans are called
  public static String write(Path folder, List<String> texts) {
    SampleWorld world = new SampleWorld(1);
    world.rename(texts);
    return new SampleEdition(world).write(Editions.in(folder));
  }

  /// Writes an edition that holds nothing.
  public static String writeEmpty(Path folder) {
    Editions editions = Editions.in(folder);
    try (EditionWriter writer = EditionWriter.begin(editions, new Sizes(0, 0, 0))) {
      String name = writer.finish(provenance());
      editions.switchTo(name);
      return name;
    }
  }

  private static Provenance provenance() {
    return new Provenance(
        Instant.parse("2026-03-02T10:00:00Z"),
        Instant.parse("2026-02-28T18:00:00Z"),
        "0",
        "sample",
        "common owners",
        Map.of(
            "bandcamp-pages", "by permission",
            "listenbrainz", "CC0 1.0",
            "moonbase", "by nobody's leave"),
        Map.of());
  }

  private String write(Editions editions) {
    Sizes sizes = new Sizes(SampleWorld.FANS, world.cards.size(), world.tags.size());
    try (EditionWriter writer = EditionWriter.begin(editions, sizes)) {
      for (int tag = 0; tag < world.tags.size(); tag++) {
        writer.tag(tag(tag));
      }
      for (Card card : world.cards) {
        writer.tralbum(card, Set.of());
      }
      for (int fan = 0; fan < SampleWorld.FANS; fan++) {
        writer.fan(fan(fan), Set.of());
      }
      ListRecord list = new ListRecord();
      for (int fan = 0; fan < SampleWorld.FANS; fan++) {
        fanList(fan, list);
        writer.fanList(fan, list);
      }
      for (Card card : world.cards) {
        similar(card.id(), list);
        writer.similarList(card.id(), list);
      }
      for (Card card : world.cards) {
        int[] fans =
            IntStream.range(0, SampleWorld.FANS)
                .filter(fan -> world.owned.get(fan).contains(card.id()))
                .toArray();
        writer.owners(card.id(), fans, fans.length);
      }
      explore(writer);
      String name = writer.finish(provenance());
      editions.switchTo(name);
      return name;
    }
  }

  /// The world's own scenes, side by side; the last records are in none.
  private void explore(EditionWriter writer) {
    int count = world.cards.size() / SampleWorld.RECORDS_PER_SCENE - 1;
    List<Scene> scenes = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      int first = s * SampleWorld.RECORDS_PER_SCENE;
      int[] members = IntStream.range(first, first + SampleWorld.RECORDS_PER_SCENE).toArray();
      int[] tags = world.cards.get(first).tags();
      int id = s;
      int[] fans = IntStream.range(0, SampleWorld.FANS).filter(f -> f % count == id).toArray();
      double radius = 0.4 / count;
      scenes.add(
          new Scene(
              s,
              s == 1 ? "x~" + SampleWorld.HOSTILE.getFirst() : "scene~" + s,
              s == 1
                  ? SampleWorld.HOSTILE.getFirst() + " · 1"
                  : world.tags.get(tags[0]) + " · " + s,
              members.length,
              members,
              tags,
              IntStream.range(0, tags.length).map(i -> 255 - 60 * i).toArray(),
              fans.length,
              fans,
              new int[] {(s + 1) % count},
              new int[] {200},
              (s + 0.5) / count,
              0.5,
              radius));
    }
    int[] sceneOf =
        IntStream.range(0, world.cards.size())
            .map(t ->
                t / SampleWorld.RECORDS_PER_SCENE < count ? t / SampleWorld.RECORDS_PER_SCENE : -1)
            .toArray();
    writer.scenes(scenes, sceneOf);
    for (int fan = 0; fan < SampleWorld.FANS; fan++) {
      Set<Integer> mine = new HashSet<>(world.owned.get(fan));
      List<Integer> shared = new ArrayList<>();
      for (List<Integer> other : world.owned) {
        shared.add((int) other.stream().filter(mine::contains).count());
      }
      int self = fan;
      int[] similar =
          IntStream.range(0, SampleWorld.FANS)
              .filter(other -> other != self && shared.get(other) > 1)
              .boxed()
              .sorted(Comparator.comparingInt((Integer other) -> -shared.get(other)))
              .limit(SimilarFan.MOST)
              .mapToInt(Integer::intValue)
              .toArray();
      writer.similarFans(fan, similar, Arrays.stream(similar).map(shared::get).toArray());
    }
  }

  private Tag tag(int tag) {
    List<Card> with =
        world.cards.stream()
            .filter(card -> Arrays.stream(card.tags()).anyMatch(t -> t == tag))
            .sorted(Comparator.comparingInt(Card::owners).reversed().thenComparingInt(Card::id))
            .toList();
    Set<Integer> related = new HashSet<>();
    with.forEach(card -> Arrays.stream(card.tags()).filter(t -> t != tag).forEach(related::add));
    return new Tag(
        tag,
        world.tags.get(tag),
        with.size(),
        with.stream().mapToInt(Card::id).toArray(),
        related.stream().sorted().mapToInt(Integer::intValue).toArray());
  }

  private Fan fan(int fan) {
    List<Integer> all = new ArrayList<>(world.owned.get(fan));
    all.addAll(world.wished.get(fan));
    int[] strong = strong(all);
    boolean nameless = fan == NAMELESS;
    return new Fan(
        fan,
        key(fan),
        nameless ? null : world.usernames.get(fan),
        world.names.get(fan),
        fan % 3 == 0 ? world.owned.get(fan).size() * 4 : -1,
        all.stream().mapToInt(Integer::intValue).toArray(),
        world.owned.get(fan).size(),
        strong);
  }

  private int[] strong(List<Integer> records) {
    int[] counts = new int[world.tags.size()];
    records.forEach(r -> Arrays.stream(world.cards.get(r).tags()).forEach(tag -> counts[tag]++));
    return IntStream.range(0, counts.length)
        .filter(tag -> counts[tag] > 1)
        .boxed()
        .sorted(Comparator.comparingInt((Integer tag) -> -counts[tag]).thenComparing(tag -> tag))
        .limit(8)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private record Scored(int tralbum, double score) {}

  private void fanList(int fan, ListRecord list) {
    list.clear();
    List<Integer> mine = world.owned.get(fan);
    Set<Integer> has = new HashSet<>(mine);
    has.addAll(world.wished.get(fan));
    List<Scored> found = new ArrayList<>();
    for (Card card : world.cards) {
      double score = mine.stream().mapToDouble(m -> similarity(m, card.id())).sum();
      if (!has.contains(card.id()) && score > 0) {
        found.add(new Scored(card.id(), score));
      }
    }
    found.sort(
        Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::tralbum));
    // The last fan's list is short, and filled by tags.
    int most = fan == SampleWorld.FANS - 1 ? 5 : fan == SHORT ? 30 : LIST;
    int model = Math.min(found.size(), most);
    for (Scored entry : found.subList(0, model)) {
      List<Integer> reasons =
          mine.stream()
              .filter(m -> common[m][entry.tralbum] > 0)
              .sorted(
                  Comparator.comparingDouble((Integer m) -> -similarity(m, entry.tralbum))
                      .thenComparing(m -> m))
              .limit(3)
              .toList();
      int[] shares =
          reasons.stream()
              .mapToInt(m -> (int) (255 * similarity(m, entry.tralbum) / entry.score))
              .toArray();
      list.add(
          entry.tralbum,
          (float) entry.score,
          Origin.MODEL,
          Arrays.stream(shares).sum(),
          entry.tralbum % 9);
      for (int i = 0; i < shares.length; i++) {
        list.reason(reasons.get(i), shares[i], common[reasons.get(i)][entry.tralbum]);
      }
    }
    if (fan == SampleWorld.FANS - 1) {
      Set<Integer> there =
          new HashSet<>(found.subList(0, model).stream().map(Scored::tralbum).toList());
      float score = (float) found.get(model - 1).score;
      for (int i = 0, n = 0; n < 12; i++) {
        if (!there.contains(i) && !has.contains(i)) {
          score *= 0.9f;
          list.add(i, score, n % 2 == 0 ? Origin.TAGS : Origin.POPULAR_IN_TAGS, 0, 0);
          n++;
        }
      }
    }
  }

  private void similar(int tralbum, ListRecord list) {
    list.clear();
    world.cards.stream()
        .filter(card -> card.id() != tralbum && common[tralbum][card.id()] > 0)
        .map(card -> new Scored(card.id(), similarity(tralbum, card.id())))
        .sorted(
            Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::tralbum))
        .limit(SIMILAR)
        .forEach(entry -> {
          list.add(entry.tralbum, (float) entry.score, Origin.MODEL, 255, 0);
          list.reason(tralbum, 255, common[tralbum][entry.tralbum]);
        });
  }

  private double similarity(int a, int b) {
    int owners = world.cards.get(a).owners() * world.cards.get(b).owners();
    return owners == 0 ? 0 : common[a][b] / Math.sqrt(owners);
  }
}
