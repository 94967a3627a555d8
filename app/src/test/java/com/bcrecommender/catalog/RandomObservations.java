package com.bcrecommender.catalog;

import com.bcrecommender.bandcamp.CollectionItem;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.Price;
import com.bcrecommender.bandcamp.Supporter;
import com.bcrecommender.bandcamp.Tralbum;
import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Observations of every kind over very few keys, so that they conflict in every way: addresses and
/// usernames that change hands, numbers of unknown type, equal dates.
public final class RandomObservations {
  private RandomObservations() {}

  /// @param number of the observation; two that follow each other may be of one source
  public static Consumer<Transaction> next(Random random, int number) {
    // Few dates, and contents that repeat, so that ties are common.
    byte[] contents = {(byte) (number / 2)};
    Source source = Source.of("s" + number, random.nextInt(4) == 0 ? date(random) : null, contents);
    return switch (random.nextInt(6)) {
      case 0, 1 -> tralbumPage(random, source);
      case 2 -> fanPage(random, source);
      case 3 -> preferences(random);
      case 4 -> tags(random);
      default -> lines(random, source);
    };
  }

  private static Consumer<Transaction> tralbumPage(Random random, Source source) {
    Page.TralbumPage page =
        new Page.TralbumPage(
            tralbum(random),
            List.of(tralbum(random), tralbum(random)),
            random.nextInt(3) == 0 ? null : List.of(supporter(random), supporter(random)),
            false,
            date(random),
            List.of());
    return transaction -> transaction.store(page, source);
  }

  private static Consumer<Transaction> fanPage(Random random, Source source) {
    Page.FanPage page =
        new Page.FanPage(
            1 + random.nextInt(3),
            username(random),
            text(random),
            random.nextInt(5),
            List.of(item(random), item(random)),
            null,
            random.nextInt(3) - 1,
            List.of(item(random)),
            null);
    return transaction -> transaction.store(page, source);
  }

  private static Consumer<Transaction> preferences(Random random) {
    String[] fans = {"f1", "f2", "n:ann", "n:bob", "x:s:1"};
    PreferenceKind[] kinds = PreferenceKind.values();
    List<Consumer<PreferenceRows>> rows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String fan = fans[random.nextInt(fans.length)];
      String tralbum = key(random);
      PreferenceKind kind = kinds[random.nextInt(kinds.length)];
      Long date = date(random);
      rows.add(to -> to.add(fan, tralbum, kind, date == null ? Snapshot.UNKNOWN_TIME : date));
    }
    return transaction -> {
      PreferenceRows into = transaction.preferences();
      rows.forEach(row -> row.accept(into));
      into.finish();
    };
  }

  private static Consumer<Transaction> tags(Random random) {
    String tralbum = key(random);
    String tag = "tag" + random.nextInt(3);
    return transaction -> {
      TagRows into = transaction.tags();
      into.add(tralbum, tag);
      into.finish();
    };
  }

  private static Consumer<Transaction> lines(Random random, Source source) {
    List<TralbumLine> lines = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String key = key(random);
      TralbumType type =
          switch (key.charAt(0)) {
            case 'a' -> TralbumType.ALBUM;
            case 't' -> TralbumType.TRACK;
            default -> random.nextBoolean() ? null : TralbumType.ALBUM;
          };
      lines.add(
          new TralbumLine(key, type, text(random), text(random), url(random), null, date(random)));
    }
    Source dump =
        new Source(source.name(), (long) random.nextInt(3), source.hash(), SourceKind.MUSICBRAINZ);
    boolean dumped = random.nextInt(3) == 0;
    return transaction -> {
      TralbumRows into = dumped ? transaction.dump(dump) : transaction.tralbums(source);
      lines.forEach(into::add);
      into.finish();
    };
  }

  private static String key(Random random) {
    String[] keys = {"a1", "a2", "t1", "t3", "b:1", "b:2", "b:3", "b:4", "x:s:1", "x:s:2", "u:"};
    String key = keys[random.nextInt(keys.length)];
    return key.equals("u:") ? "u:https://x.bandcamp.com/album/" + random.nextInt(3) : key;
  }

  private static Tralbum tralbum(Random random) {
    boolean album = random.nextBoolean();
    int id = random.nextInt(4);
    String url = url(random);
    return new Tralbum(
        album ? TralbumType.ALBUM : TralbumType.TRACK,
        id,
        text(random),
        text(random),
        url,
        random.nextInt(3),
        date(random),
        random.nextBoolean()
            ? null
            : random.nextBoolean() ? List.of() : List.of("tag" + random.nextInt(4), "a"),
        random.nextBoolean() ? null : new Price(Price.Terms.FIXED, random.nextInt(2), "EUR"),
        album ? null : random.nextBoolean() ? url(random) : "a" + (1 + random.nextInt(3)));
  }

  private static @Nullable String url(Random random) {
    int number = random.nextInt(4);
    return number == 3 ? null : "https://x.bandcamp.com/album/" + number;
  }

  private static Supporter supporter(Random random) {
    int id = random.nextInt(4);
    return new Supporter(
        id, random.nextInt(3) == 0 ? null : username(random), text(random), date(random));
  }

  private static CollectionItem item(Random random) {
    return new CollectionItem(tralbum(random), date(random), -1);
  }

  private static String username(Random random) {
    return List.of("ann", "bob", "cy").get(random.nextInt(3));
  }

  private static @Nullable String text(Random random) {
    int number = random.nextInt(4);
    return number == 0 ? null : "text" + number;
  }

  private static @Nullable Long date(Random random) {
    int number = random.nextInt(4);
    return number == 0 ? null : 1_000L * number;
  }
}
