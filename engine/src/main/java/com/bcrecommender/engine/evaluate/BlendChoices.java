package com.bcrecommender.engine.evaluate;

import java.util.List;

/// What [Tuning#blend] tries, each list from the value it starts with. Nothing in it knows of any
/// data set.
final class BlendChoices {
  private BlendChoices() {}

  static List<Tuning.Choice> neighbourhoodRidge(String k) {
    return List.of(
        choice("k", k),
        choice("ridge", "2", "4", "8", "16", "1"),
        choice("to-power", "0.4", "0.5", "0.3", "0.2", "0.6"),
        choice("from-power", "0.35", "0.25", "0.45"),
        choice("fan-power", "0.3", "0.2", "0.4"),
        choice("tralbum-power", "0.35", "0.25", "0.45"),
        choice("choice-power", "0.25", "0.5", "0"));
  }

  static List<Tuning.Choice> fanRidge(String k) {
    return List.of(
        choice("k", k),
        choice("ridge", "4", "8", "16", "2"),
        choice("tralbum-power", "0.35", "0.25", "0.2", "0.45"),
        choice("fan-power", "0.35", "0.25", "0.45"),
        choice("from-power", "0.35", "0.25", "0.5"),
        choice("choice-power", "0.5", "0.25"));
  }

  /// Weights of the low-pass and of fan ridge, neighbourhood ridge weighing 1; the low-pass's rank,
  /// its `fan-power`, its `tralbum-power` and `from-power` together (`power`), and its `to-power`.
  static List<Tuning.Choice> blend() {
    return List.of(
        choice("rank", "512", "256", "128", "64"),
        choice("fan-ridge", "1", "2", "1.41", "2.83", "0.71", "0.5", "0.25"),
        choice("low-pass", "1", "1.41", "2", "0.71", "0.5", "0.25"),
        choice("to-power", "0.35", "0.25", "0.45"),
        choice("power", "0.35", "0.5"),
        choice("fan-power", "0.35", "0.5"));
  }

  private static Tuning.Choice choice(String parameter, String... values) {
    return new Tuning.Choice(parameter, List.of(values));
  }
}
