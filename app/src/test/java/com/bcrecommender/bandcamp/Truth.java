package com.bcrecommender.bandcamp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a page says before it is damaged: of each field all values that any of its structures
/// gives, as those of a damaged page may come from another one. The original without its main
/// structure tells what the others say.
final class Truth {
  private final Page original;
  private final List<Page> readings = new ArrayList<>();

  Truth(String page) {
    original = Fixture.read(page);
    readings.add(original);
    for (String structure :
        List.of(
            "data-tralbum=",
            "TralbumData",
            "application/ld+json",
            "collectors-data",
            "id=\"pagedata\"",
            "data-blob",
            "og:url")) {
      Page other = Fixture.read(page.replace(structure, "other" + structure.length()));
      if (other.getClass() == original.getClass()) {
        readings.add(other);
      }
    }
    String neither =
        page.replace("data-tralbum=", "x=")
            .replace("application/ld+json", "x")
            .replace("TralbumData", "x");
    Page other = Fixture.read(neither);
    if (other.getClass() == original.getClass()) {
      readings.add(other);
    }
  }

  /// What is wrong with the reading of a damaged page, or null.
  @Nullable String objection(Page page) {
    if (page instanceof Page.Unreadable) {
      return null;
    }
    if (page.getClass() != original.getClass()) {
      return "became a " + page.getClass().getSimpleName();
    }
    List<String> wrong = new ArrayList<>();
    switch (page) {
      case Page.TralbumPage it -> tralbum(it, wrong);
      case Page.FanPage it -> fan(it, wrong);
      case Page.MusicGrid it ->
          tralbums(it.tralbums(), of(Page.MusicGrid.class, Page.MusicGrid::tralbums), wrong, false);
      case Page.CollectionBatch it -> {
        field(
            "more",
            it.moreAvailable(),
            of(Page.CollectionBatch.class, Page.CollectionBatch::moreAvailable),
            wrong);
        items(it.items(), of(Page.CollectionBatch.class, Page.CollectionBatch::items), wrong, true);
        goesOn(it, Page.CollectionBatch.class, Page.CollectionBatch::lastToken, wrong);
      }
      case Page.Withdrawal _ -> wrong.add("nobody asks to be left out");
      case Page.Unreadable _ -> {}
    }
    return wrong.isEmpty() ? null : String.join("; ", wrong);
  }

  private <P extends Page, V> List<V> of(Class<P> kind, Function<P, V> field) {
    return readings.stream().map(kind::cast).map(field).toList();
  }

  /// What follows is asked for where it begins, or not at all: then the counts tell that it lacks.
  private <P extends Page> void goesOn(
      P page, Class<P> kind, Function<P, @Nullable String> token, List<String> wrong) {
    unlessUnknown("goes on from", token.apply(page), of(kind, it -> it), token, wrong);
  }

  private void tralbum(Page.TralbumPage page, List<String> wrong) {
    List<Tralbum> subjects = of(Page.TralbumPage.class, Page.TralbumPage::tralbum);
    subject(page.tralbum(), subjects, wrong);
    Set<Tralbum> mentioned = new HashSet<>();
    of(Page.TralbumPage.class, Page.TralbumPage::mentioned).forEach(mentioned::addAll);
    others(page.mentioned(), mentioned, wrong);
    List<Supporter> supporters = page.supporters();
    if (supporters != null) {
      List<Set<Object>> known = new ArrayList<>();
      for (Page reading : readings) {
        List<Supporter> fans = ((Page.TralbumPage) reading).supporters();
        if (fans != null) {
          known.add(fans(fans, true));
          known.add(fans(fans, false));
        }
      }
      boolean same =
          known.contains(fans(supporters, true)) || known.contains(fans(supporters, false));
      // Elements are read one by one, and are said to be some of more.
      boolean some =
          page.moreSupporters()
              && supporters.stream().allMatch(fan -> fan.fanId() == 0)
              && known.stream().anyMatch(fans -> fans.containsAll(fans(supporters, false)));
      if (!same && !some) {
        wrong.add(supporters.size() + " other supporters");
      }
      if (!page.moreSupporters()
          && readings.stream().allMatch(it -> ((Page.TralbumPage) it).moreSupporters())) {
        wrong.add("said to be all supporters");
      }
    }
    if (page.dated() != null) {
      List<Long> dates = new ArrayList<>();
      readings.forEach(reading -> dates.add(((Page.TralbumPage) reading).dated()));
      field("dated", page.dated(), dates, wrong);
    }
  }

  private static Set<Object> fans(List<Supporter> supporters, boolean byId) {
    Set<Object> fans = new HashSet<>();
    supporters.forEach(fan ->
        fans.add(byId && fan.fanId() != 0 ? (Object) fan.fanId() : String.valueOf(fan.username())));
    return fans;
  }

  private static void subject(Tralbum tralbum, List<Tralbum> known, List<String> wrong) {
    field("type", tralbum.type(), known.stream().map(Tralbum::type).toList(), wrong);
    if (tralbum.id() != 0) {
      field("id", tralbum.id(), known.stream().map(Tralbum::id).toList(), wrong);
    }
    unlessUnknown("title", tralbum.title(), known, Tralbum::title, wrong);
    unlessUnknown("artist", tralbum.artist(), known, Tralbum::artist, wrong);
    unlessUnknown(
        "url", SiteUrl.normal(tralbum.url()), known, it -> SiteUrl.normal(it.url()), wrong);
    unlessUnknown(
        "artId", tralbum.artId() == 0 ? null : tralbum.artId(), known, Tralbum::artId, wrong);
    unlessUnknown("released", tralbum.released(), known, Tralbum::released, wrong);
    unlessUnknown("tags", normal(tralbum.tags()), known, it -> normal(it.tags()), wrong);
    Price price = tralbum.price();
    if (price != null) {
      unlessUnknown(
          "terms",
          price.terms(),
          known,
          it -> it.price() == null ? null : it.price().terms(),
          wrong);
      unlessUnknown(
          "price",
          price.minorUnits(),
          known,
          it -> it.price() == null ? null : it.price().minorUnits(),
          wrong);
      unlessUnknown(
          "currency",
          price.currency(),
          known,
          it -> it.price() == null ? null : it.price().currency(),
          wrong);
    }
  }

  private static @Nullable Set<String> normal(@Nullable List<String> tags) {
    if (tags == null) {
      return null;
    }
    Set<String> normal = new HashSet<>();
    tags.forEach(tag -> normal.add(String.valueOf(TagName.normal(tag))));
    return normal;
  }

  /// Each tralbum is one of those known, by key or address, with the same fields or fewer.
  private static void others(List<Tralbum> tralbums, Set<Tralbum> known, List<String> wrong) {
    Map<String, List<Tralbum>> byName = new HashMap<>();
    for (Tralbum tralbum : known) {
      if (tralbum.key() != null) {
        byName.computeIfAbsent(String.valueOf(tralbum.key()), _ -> new ArrayList<>()).add(tralbum);
      }
      byName
          .computeIfAbsent(String.valueOf(SiteUrl.normal(tralbum.url())), _ -> new ArrayList<>())
          .add(tralbum);
    }
    for (Tralbum tralbum : tralbums) {
      String name =
          tralbum.key() != null
              ? String.valueOf(tralbum.key())
              : String.valueOf(SiteUrl.normal(tralbum.url()));
      List<Tralbum> same = byName.get(name);
      if (same == null) {
        wrong.add("names " + tralbum);
      } else {
        List<String> fields = new ArrayList<>();
        subject(tralbum, same, fields);
        fields.forEach(field -> wrong.add(name + " " + field));
      }
    }
  }

  private static void tralbums(
      List<Tralbum> tralbums, List<List<Tralbum>> known, List<String> wrong, boolean all) {
    Set<Tralbum> union = new HashSet<>();
    known.forEach(union::addAll);
    others(tralbums, union, wrong);
    if (tralbums.isEmpty() && !known.getFirst().isEmpty()) {
      wrong.add("silently empty");
    }
    if (all) {
      Set<Object> keys = new HashSet<>();
      tralbums.forEach(tralbum -> keys.add(tralbum.key()));
      if (known.stream()
          .noneMatch(list -> list.stream().allMatch(tralbum -> keys.contains(tralbum.key())))) {
        wrong.add("silently lacks some");
      }
    }
  }

  private static void items(
      List<CollectionItem> items,
      List<List<CollectionItem>> known,
      List<String> wrong,
      boolean all) {
    tralbums(
        items.stream().map(CollectionItem::tralbum).toList(),
        known.stream().map(list -> list.stream().map(CollectionItem::tralbum).toList()).toList(),
        wrong,
        all);
    for (CollectionItem item : items) {
      List<CollectionItem> same =
          known.stream()
              .flatMap(List::stream)
              .filter(it -> Objects.equals(it.tralbum().key(), item.tralbum().key()))
              .toList();
      unlessUnknown("time", item.time(), same, CollectionItem::time, wrong);
      unlessUnknown(
          "alsoCollected",
          item.alsoCollected() < 0 ? null : item.alsoCollected(),
          same,
          CollectionItem::alsoCollected,
          wrong);
    }
  }

  private void fan(Page.FanPage page, List<String> wrong) {
    if (page.fanId() != 0) {
      field("fan", page.fanId(), of(Page.FanPage.class, Page.FanPage::fanId), wrong);
    }
    field("username", page.username(), of(Page.FanPage.class, Page.FanPage::username), wrong);
    field("stated", page.stated(), of(Page.FanPage.class, Page.FanPage::stated), wrong);
    items(page.collection(), of(Page.FanPage.class, Page.FanPage::collection), wrong, true);
    goesOn(page, Page.FanPage.class, Page.FanPage::lastToken, wrong);
    goesOn(page, Page.FanPage.class, Page.FanPage::wishlistLastToken, wrong);
    List<CollectionItem> wishes = page.wishlist();
    // Fewer than stated is said to be fewer.
    boolean told = page.statedWishlist() < 0 || page.statedWishlist() > wishes.size();
    if (!wishes.isEmpty() || !told) {
      items(wishes, of(Page.FanPage.class, Page.FanPage::wishlist), wrong, !told);
    }
  }

  private static <T> void field(String name, T value, List<? extends T> known, List<String> wrong) {
    if (!known.contains(value)) {
      wrong.add(name + " " + value + " instead of " + known.getFirst());
    }
  }

  private static <T, V> void unlessUnknown(
      String name,
      @Nullable V value,
      List<T> known,
      Function<T, @Nullable V> field,
      List<String> wrong) {
    if (value != null && known.stream().noneMatch(each -> value.equals(field.apply(each)))) {
      wrong.add(
          name
              + " "
              + value
              + " instead of "
              + (known.isEmpty() ? null : field.apply(known.getFirst())));
    }
  }
}
