package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Als;
import com.bcrecommender.engine.model.FanRidge;
import com.bcrecommender.engine.model.ItemNeighbours;
import com.bcrecommender.engine.model.LowPass;
import com.bcrecommender.engine.model.NeighbourhoodRidge;
import com.bcrecommender.engine.model.RandomWalk;
import com.bcrecommender.engine.model.SpectralFilter;
import com.bcrecommender.engine.model.TagNeighbours;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What [Tuning] tries: for each model its parameters, the most important first and how much it
/// keeps last, each with the values from low to high. Nothing in it knows of any data set.
final class Families {
  private Families() {}

  /// By the model's name, in the order of searching. Values that would not leave room in `memory`
  /// are left out.
  static Map<String, List<Choice>> of(Snapshot snapshot, long memory) {
    // A model at hand and one being learned, each with a copy while it is made.
    long perTralbum = memory / 4 / Math.max(1, snapshot.tralbums());
    Choice k = Choice.of("k", "100", "25", "50", "100", "200").upTo(perTralbum / 20);
    Map<String, List<Choice>> families = new LinkedHashMap<>();
    families.put(
        ItemNeighbours.NAME,
        List.of(
            Choice.of("asymmetry", "0.7", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"),
            Choice.of("damping", "0.5", "0", "0.25", "0.5", "0.75", "1"),
            Choice.of(
                "popularity", "0", "-0.3", "-0.2", "-0.1", "0", "0.1", "0.2", "0.3", "0.4", "0.5"),
            Choice.of("shrink", "5", "0", "1", "2", "5", "10", "20", "50"),
            Choice.of("similarity", "cosine", "cosine", "tf-idf"),
            k));
    families.put(
        RandomWalk.NAME,
        List.of(
            Choice.of("beta", "0.3", "0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8"),
            Choice.of("alpha", "0.6", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"),
            k));
    families.put(
        LowPass.NAME,
        List.of(
            Choice.of("rank", "128", "32", "64", "128", "256", "512").upTo(perTralbum / 8),
            Choice.of("to-power", "0.35", "0.05", "0.2", "0.35", "0.5"),
            Choice.of("from-power", "0.35", "0.2", "0.35", "0.5"),
            Choice.of("tralbum-power", "0.35", "0.2", "0.35", "0.5"),
            Choice.of("fan-power", "0.35", "0.2", "0.35", "0.5")));
    families.put(
        SpectralFilter.NAME,
        List.of(
            Choice.of("low-pass", "0.1", "0", "0.05", "0.1", "0.2", "0.4"),
            Choice.of("to-power", "0.35", "0.05", "0.15", "0.25", "0.35", "0.45", "0.55"),
            Choice.of("from-power", "0.35", "0.15", "0.25", "0.35", "0.45", "0.55"),
            Choice.of("tralbum-power", "0.35", "0.25", "0.35", "0.45", "0.55"),
            Choice.of("fan-power", "0.35", "0.15", "0.25", "0.35", "0.45", "0.55"),
            // 0 is the linear filter.
            Choice.of("sharpening", "0.5", "0", "0.25", "0.5", "0.75", "1"),
            Choice.of("filter", "second-order", "second-order"),
            Choice.of("rank", "128", "32", "64", "128", "256", "512").upTo(perTralbum / 8)));
    families.put(
        Als.NAME,
        List.of(
            Choice.of("unobserved", "0.01", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1"),
            Choice.of("ridge", "1.5", "0.5", "1", "1.5", "2.5", "4"),
            Choice.of("power", "1", "0.5", "0.75", "1"),
            Choice.of("factors", "64", "32", "64", "128", "256").upTo(perTralbum / 8)));
    families.put(
        FanRidge.NAME,
        List.of(
            Choice.of("ridge", "4", "0.5", "1", "2", "4", "8", "16", "32"),
            Choice.of("tralbum-power", "0.35", "0.15", "0.25", "0.35", "0.45", "0.55"),
            Choice.of("fan-power", "0.35", "0.15", "0.25", "0.35", "0.45"),
            Choice.of("from-power", "0.35", "0.05", "0.15", "0.25", "0.35", "0.45"),
            Choice.of("choice-power", "0.5", "0", "0.25", "0.5", "0.75"),
            Choice.of("k", "100", "50", "100", "200")));
    families.put(
        NeighbourhoodRidge.NAME,
        List.of(
            Choice.of("ridge", "4", "0.5", "1", "2", "4", "8", "16", "32"),
            Choice.of("to-power", "0.4", "0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"),
            Choice.of("from-power", "0.35", "0.15", "0.25", "0.35", "0.45", "0.55"),
            Choice.of("fan-power", "0.3", "0.1", "0.2", "0.3", "0.4", "0.5"),
            Choice.of("tralbum-power", "0.35", "0.15", "0.25", "0.35", "0.45"),
            Choice.of("choice-power", "0.25", "0", "0.25", "0.5"),
            k));
    if (snapshot.tralbumTags().size() > 0) {
      families.put(TagNeighbours.NAME, List.of(Choice.of("k", "20", "5", "10", "20", "50")));
    }
    return families;
  }
}
