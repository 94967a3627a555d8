package com.bcrecommender.simulator.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes fans, each with one to four scenes. Some have a part to play, by their number: see the
/// constants.
final class FanMaker {
  static final int DELETED = 1;
  static final int EMPTY = 2;
  static final int HIDDEN_WISHLIST = 3;
  static final int NAMED_AS_ARTIST = 4;
  static final int NUMERIC = 5;
  static final int REORDERED = 6;
  static final int HIDES_ONE = 7;
  static final int PACKAGE_BUYER = 8;
  static final int TRACK_AND_ALBUM = 9;
  static final int OWNS_DELETED_AND_PRIVATE = 10;
  static final int HOSTILE_NAME = 11;

  private static final double[] SCENE_COUNT = {0.35, 0.35, 0.2, 0.1};
  private static final long FIRST_JOINED = 1_325_376_000L; // 2012-01-01
  private static final long NEWEST_FAN_ID = 11_715_503L; // the largest seen in public captures

  private static final List<String> RESERVED =
      List.of(
          "api",
          "img",
          "signup",
          "embeddedplayer",
          "tools",
          "checkout",
          "cart",
          "search",
          "stream");

  private final WorldOptions options;
  private final Dice dice;
  private final Ids ids;
  private final List<Scene> scenes;
  private final Map<String, Scene> byId = new HashMap<>();
  private final Vocabulary common = Vocabulary.read("common.txt");
  private final Slug usernames = new Slug();
  private final List<Artist> artists;

  FanMaker(WorldOptions options, Dice dice, Ids ids, List<Scene> scenes, List<Artist> artists) {
    this.options = options;
    this.dice = dice;
    this.ids = ids;
    this.scenes = scenes;
    this.artists = artists;
    scenes.forEach(scene -> byId.put(scene.id(), scene));
    // A fan's page and an artist's site are told apart by their names alone.
    artists.forEach(artist -> usernames.unique(artist.subdomain()));
    RESERVED.forEach(usernames::unique);
  }

  List<Fan> make() {
    List<Fan> fans = new ArrayList<>();
    for (int i = 0; i < options.fans(); i++) {
      fans.add(fan(i));
    }
    return List.copyOf(fans);
  }

  private Fan fan(int number) {
    boolean handle = dice.chance(0.6);
    String name = common.phrase(handle ? "handle" : "fanname", dice);
    String username = Slug.normal(name).replace("-", dice.chance(0.2) ? "-" : "");
    username =
        switch (number) {
          case NAMED_AS_ARTIST ->
              Slug.normal(artists.get(ArtistMaker.NAME_TAKEN_BY_A_FAN).name()).replace("-", "");
          case NUMERIC -> Long.toString(ids.below(900_000));
          default -> username.length() < 3 ? username + dice.between(100, 999) : username;
        };
    if (number == HOSTILE_NAME && options.hostile()) {
      name = HostileNames.FAN;
    }
    List<Scene> liked = scenes();
    return new Fan(
        ids.below(NEWEST_FAN_ID),
        usernames.unique(username),
        name,
        dice.chance(0.5) ? dice.pick(liked.getFirst().places()) : null,
        FIRST_JOINED + (long) (dice.unit() * (World.NOW - FIRST_JOINED - 400L * 86_400)),
        dice.chance(0.8) ? ids.below(60_000_000) : 0,
        liked,
        number == HIDDEN_WISHLIST,
        number == DELETED || (number > 40 && dice.chance(0.01)));
  }

  /// One scene by chance, the others mostly from its neighbourhood.
  private List<Scene> scenes() {
    Set<Scene> liked = new LinkedHashSet<>();
    Scene first = dice.pick(scenes);
    liked.add(first);
    int wanted = 1 + dice.weighted(SCENE_COUNT);
    while (liked.size() < wanted) {
      Scene near = byId.get(dice.pick(first.near()));
      liked.add(near != null && dice.chance(0.8) ? near : dice.pick(scenes));
    }
    return List.copyOf(liked);
  }
}
