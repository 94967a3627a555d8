package com.bcrecommender.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Puts tags on records: the genre first, then words of the corner and of the scene, the location
/// last.
final class TagMaker {
  private final Dice dice;

  TagMaker(Dice dice) {
    this.dice = dice;
  }

  List<String> of(Scene scene, Scene.Corner corner, String location) {
    Set<String> tags = new LinkedHashSet<>();
    some(corner.tags(), dice.between(2, 3), tags);
    some(scene.tags(), dice.between(1, 3), tags);
    tags.removeIf(tag -> tag.equalsIgnoreCase(scene.genre()));
    List<String> all = new ArrayList<>();
    all.add(scene.genre());
    all.addAll(tags);
    if (dice.chance(0.06)) {
      // Real pages repeat a tag in another case.
      all.add(all.get(1).toUpperCase(Locale.ROOT));
    }
    if (dice.chance(0.9)) {
      all.add(location.split(",")[0]);
    }
    return List.copyOf(all);
  }

  private void some(List<String> from, int count, Set<String> into) {
    int wanted = into.size() + Math.min(count, from.size());
    for (int i = 0; i < 40 && into.size() < wanted; i++) {
      into.add(dice.pick(from));
    }
  }
}
