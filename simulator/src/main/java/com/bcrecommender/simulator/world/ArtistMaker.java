package com.bcrecommender.simulator.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes artists and labels with names of their scene's flavour, none twice.
final class ArtistMaker {
  /// The artist with a host of its own; late enough to have neither the deleted nor the private
  /// record.
  static final int CUSTOM_DOMAIN = RecordMaker.PRIVATE + 1;

  /// The artist whose name a fan took as username, so that its site has a longer one.
  static final int NAME_TAKEN_BY_A_FAN = 3;

  private static final double[] RECORDS = {0.28, 0.25, 0.2, 0.13, 0.08, 0.06};

  private final Dice dice;
  private final Ids ids;
  private final Vocabulary common = Vocabulary.read("common.txt");
  private final List<Artist> made = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Slug subdomains = new Slug();

  ArtistMaker(Dice dice, Ids ids) {
    this.dice = dice;
    this.ids = ids;
  }

  Artist artist(Scene scene, Vocabulary words) {
    return make(scene, newName(words, "artist"), false);
  }

  Artist label(Scene scene) {
    return make(scene, newName(common, "labelname"), true);
  }

  int recordCount() {
    return 1 + dice.weighted(RECORDS);
  }

  List<Artist> made() {
    return List.copyOf(made);
  }

  private Artist make(Scene scene, String name, boolean label) {
    int number = made.size();
    String base = Slug.normal(name).replace("-", "");
    if (number == NAME_TAKEN_BY_A_FAN) {
      base += "music";
    }
    String subdomain = subdomains.unique(base);
    Artist artist =
        new Artist(
            ids.next(),
            name,
            subdomain,
            scene,
            dice.pick(scene.places()),
            ids.below(60_000_000),
            label,
            // Nobody can own a name under .example (RFC 2606).
            number == CUSTOM_DOMAIN ? "music." + subdomain + ".example" : null);
    made.add(artist);
    return artist;
  }

  private String newName(Vocabulary words, String section) {
    for (int attempt = 0; attempt < 200; attempt++) {
      String name = words.phrase(section, dice);
      if (names.add(name)) {
        return name;
      }
    }
    // A large world uses its words up; numerals are how real artists of one name tell themselves
    // apart.
    String name = words.phrase(section, dice);
    int n = 2;
    while (!names.add(name + " (" + n + ")")) {
      n++;
    }
    return name + " (" + n + ")";
  }
}
