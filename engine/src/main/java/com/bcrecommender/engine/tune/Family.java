package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Models;
import java.util.ArrayList;
import java.util.List;

/// A model's name with what is tried of it: its parameters, the most important first and how much
/// it keeps last.
///
/// @param alone whether it is searched alone before the blend; the others have their say in the
///   blend only, because alone each trial costs much, or says little of what they add to others
/// @param within how many of its parameters are searched again within a blend
record Family(String name, List<Choice> choices, boolean alone, int within) {
  /// Searched alone, and only its most important parameters again within a blend.
  static Family alone(String name, Choice... choices) {
    return new Family(name, List.of(choices), true, 2);
  }

  /// Searched alone, and as thoroughly again within a blend.
  static Family both(String name, Choice... choices) {
    return new Family(name, List.of(choices), true, choices.length);
  }

  /// Searched within a blend alone.
  static Family within(String name, Choice... choices) {
    return new Family(name, List.of(choices), false, choices.length);
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
