package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A model's name with what is tried of it: its parameters, the most important first.
///
/// @param alone whether it is searched alone before the blend; the others have their say in the
///   blend only, because alone each trial costs much, or says little of what they add to others
/// @param within how many of its parameters are searched again within a blend
/// @param costly whether a trial costs several times one of item neighbours
record Family(String name, List<Choice> choices, boolean alone, int within, boolean costly) {
  // What says how much a model keeps, which costs memory.
  private static final Set<String> SIZES = Set.of("k", "rank", "factors");

  /// Searched alone, and only its most important parameters again within a blend.
  static Family alone(String name, Choice... choices) {
    return new Family(name, List.of(choices), true, 2, false);
  }

  /// The same of one whose trials cost much.
  static Family costly(String name, Choice... choices) {
    return new Family(name, List.of(choices), true, 2, true);
  }

  /// Searched alone, and as thoroughly again within a blend.
  static Family both(String name, Choice... choices) {
    return new Family(name, List.of(choices), true, choices.length, false);
  }

  /// Searched within a blend alone.
  static Family within(String name, Choice... choices) {
    return new Family(name, List.of(choices), false, choices.length, false);
  }

  /// How many parameters are gone along in each round: all but a last one that says how much is
  /// kept, which costs most, changes the others' best least, and so comes once, at the end.
  int inRounds() {
    int last = choices.size() - 1;
    return isSize(last) ? last : choices.size();
  }

  private boolean isSize(int c) {
    return SIZES.contains(choices.get(c).parameter());
  }

  /// Makes what is kept smaller by one step; returns whether there was one.
  ///
  /// @param at an index per parameter
  boolean shrink(int[] at) {
    for (int c = 0; c < at.length; c++) {
      if (isSize(c) && at[c] > 0) {
        at[c]--;
        return true;
      }
    }
    return false;
  }

  /// Whether all its parameters are searched within a blend.
  boolean isSearchedAgain() {
    return within == choices.size();
  }

  /// Whether its models score every tralbum at a cost each.
  boolean isDense() {
    // Learned from nothing, a model says no more than how it scores.
    return Models.learn(name, Snapshot.builder().build(), 1).scorer().isDense();
  }

  /// Where a search starts: an index per parameter.
  int[] start() {
    return choices.stream().mapToInt(Choice::first).toArray();
  }

  /// @param at an index per parameter
  String spec(int[] at) {
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < at.length; c++) {
      parts.add(choices.get(c).parameter() + "=" + choices.get(c).values().get(at[c]));
    }
    return name + ":" + String.join(",", parts);
  }
}
