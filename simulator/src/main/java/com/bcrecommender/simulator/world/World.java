package com.bcrecommender.simulator.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A whole pretend Bandcamp at one moment, [#NOW]. It knows what its pages show and what they hide,
/// so that a test can compare what a crawl found with what there is to find. Immutable, and safe to
/// share between threads. The standard world takes about 0.1 s of a warm core to make.
public final class World {
  /// The moment at which the world stands still: 2026-01-15 12:00 UTC, in epoch seconds.
  public static final long NOW = 1_768_478_400L;

  private final WorldOptions options;
  private final List<Scene> scenes;
  private final Discography records;
  private final List<Fan> fans;
  private final Map<Long, List<Preference>> collections = new LinkedHashMap<>();
  private final Map<Long, List<Preference>> wishlists = new LinkedHashMap<>();
  private final Map<Long, List<Preference>> everything = new LinkedHashMap<>();
  private final Map<String, List<Preference>> supporters = new HashMap<>();
  private final Map<String, Fan> fansByName = new HashMap<>();
  private final Map<Long, Fan> fansById = new HashMap<>();
  private final Map<String, Artist> artistsBySubdomain = new HashMap<>();
  private final Map<Long, List<Tralbum>> byArtist = new HashMap<>();
  private final Map<String, Tralbum> byAddress = new HashMap<>();
  private final Curiosities curiosities;

  World(
      WorldOptions options,
      List<Scene> scenes,
      Discography records,
      List<Fan> fans,
      Map<Long, List<Preference>> owned,
      Map<Long, List<Preference>> wished,
      Curiosities curiosities) {
    this.options = options;
    this.scenes = scenes;
    this.records = records;
    this.fans = fans;
    this.curiosities = curiosities;
    records.artists().forEach(a -> artistsBySubdomain.put(a.subdomain(), a));
    records.byKey().values().forEach(t -> byAddress.put(address(t.host(), t.path()), t));
    for (Tralbum release : records.releases()) {
      if (release.isPublic()) {
        byArtist.computeIfAbsent(release.host().id(), a -> new ArrayList<>()).add(release);
      }
    }
    byArtist
        .values()
        .forEach(list -> list.sort(Comparator.comparingLong(Tralbum::released).reversed()));
    for (Fan fan : fans) {
      fansByName.put(fan.username(), fan);
      fansById.put(fan.id(), fan);
      index(fan, owned.getOrDefault(fan.id(), List.of()), wished.getOrDefault(fan.id(), List.of()));
    }
    supporters
        .values()
        .forEach(list ->
            list.sort(
                Comparator.comparingLong(Preference::time)
                    .thenComparingLong(p -> p.fan().id())
                    .reversed()));
  }

  /// Makes the world of the options: the same on every machine.
  public static World make(WorldOptions options) {
    return WorldMaker.make(options);
  }

  private void index(Fan fan, List<Preference> owned, List<Preference> wished) {
    List<Preference> all = new ArrayList<>(owned);
    all.addAll(wished);
    everything.put(fan.id(), List.copyOf(all));
    if (fan.deleted()) {
      return;
    }
    List<Preference> visible = owned.stream().filter(World::shown).toList();
    collections.put(fan.id(), visible);
    wishlists.put(
        fan.id(), fan.wishlistHidden() ? List.of() : wished.stream().filter(World::shown).toList());
    Map<String, Preference> once = new LinkedHashMap<>();
    visible.forEach(p -> once.merge(p.tralbum().key(), p, (a, b) -> a.time() >= b.time() ? a : b));
    once.forEach((key, p) -> supporters.computeIfAbsent(key, k -> new ArrayList<>()).add(p));
  }

  private static boolean shown(Preference p) {
    return !p.hidden() && p.tralbum().state() != Tralbum.State.PRIVATE;
  }

  private static String address(Artist host, String path) {
    return host.subdomain() + "/" + path;
  }

  /// What it was made from.
  public WorldOptions options() {
    return options;
  }

  public List<Scene> scenes() {
    return scenes;
  }

  /// Artists and labels.
  public List<Artist> artists() {
    return records.artists();
  }

  /// Albums and tracks that stand alone, whatever their state.
  public List<Tralbum> tralbums() {
    return records.releases();
  }

  /// All fans, the deleted ones too.
  public List<Fan> fans() {
    return fans;
  }

  /// A tralbum by its key, an album's track too; null where there is none.
  public @Nullable Tralbum tralbum(String key) {
    return records.byKey().get(key);
  }

  /// A tralbum by its place on an artist's site, such as `album/salt`; null where there is none.
  public @Nullable Tralbum at(Artist host, String path) {
    return byAddress.get(address(host, path));
  }

  /// The tralbum that has left this place on an artist's site for another one, or null.
  public @Nullable Tralbum renamed(Artist host, String path) {
    Tralbum renamed = curiosities.renamedTralbum();
    return host.id() == renamed.host().id() && path.equals(oldPath()) ? renamed : null;
  }

  /// Where [Curiosities#renamedTralbum] was before.
  public String oldPath() {
    return curiosities.renamedTralbum().path() + "-demo";
  }

  /// An artist by subdomain, or null.
  public @Nullable Artist artist(String subdomain) {
    return artistsBySubdomain.get(subdomain);
  }

  /// A fan by username, deleted ones too, or null.
  public @Nullable Fan fan(String username) {
    return fansByName.get(username);
  }

  /// A fan by id, deleted ones too, or null.
  public @Nullable Fan fan(long id) {
    return fansById.get(id);
  }

  /// An album's tracks, in order; empty for a track.
  public List<Tralbum> tracks(Tralbum album) {
    return album.tracks().stream().map(records::tralbum).toList();
  }

  /// What an artist's page lists, newest first.
  public List<Tralbum> records(Artist artist) {
    return Collections.unmodifiableList(byArtist.getOrDefault(artist.id(), List.of()));
  }

  /// The fan's purchases that others see, in the order of the fan's page. A tralbum comes twice
  /// where it was bought twice.
  public List<Preference> collection(Fan fan) {
    return collections.getOrDefault(fan.id(), List.of());
  }

  /// The fan's wishes that others see, newest first.
  public List<Preference> wishlist(Fan fan) {
    return wishlists.getOrDefault(fan.id(), List.of());
  }

  /// All purchases and wishes of a fan, those that no page shows too.
  public List<Preference> everything(Fan fan) {
    return everything.getOrDefault(fan.id(), List.of());
  }

  /// How many purchases a fan hides.
  public int hiddenCount(Fan fan) {
    return (int) everything(fan).stream().filter(Preference::hidden).count();
  }

  /// Who is seen to own a tralbum, the latest purchase first; a fan comes once.
  public List<Preference> supporters(Tralbum tralbum) {
    return Collections.unmodifiableList(supporters.getOrDefault(tralbum.key(), List.of()));
  }

  /// What the fans of a tralbum also own, the most common first, with the number of fans who own
  /// both. Releases by others only.
  public Map<Tralbum, Integer> alsoOwned(Tralbum tralbum, int limit) {
    Map<Long, Integer> counts = new HashMap<>();
    for (Preference supporter : supporters(tralbum)) {
      for (Preference other : collection(supporter.fan())) {
        Tralbum t = other.tralbum();
        if (t.isAlbum() && t.isPublic() && t.host().id() != tralbum.host().id()) {
          counts.merge(t.id(), 1, Integer::sum);
        }
      }
    }
    Map<Tralbum, Integer> best = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<Long, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .forEach(e -> best.put(records.tralbum("a" + e.getKey()), e.getValue()));
    return best;
  }

  /// Where the odd cases are.
  public Curiosities curiosities() {
    return curiosities;
  }
}
