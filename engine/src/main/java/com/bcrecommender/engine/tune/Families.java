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
import com.bcrecommender.engine.model.TagProfile;
import java.util.ArrayList;
import java.util.List;

/// What [Tuning] tries, cheap models first; each parameter with the values from low to high.
/// Nothing in it knows of any data set.
final class Families {
  private static final String[] RANKS = {"32", "64", "96", "128", "192", "256", "384", "512"};

  private Families() {}

  /// In the order of searching: those that learn more in a second of processor time come first, so
  /// that a budget that ends early, and a model that trails, cost least.
  static List<Family> of(Snapshot snapshot) {
    Choice k = Choice.of("k", "100", "25", "50", "100", "200");
    List<Family> families = new ArrayList<>();
    families.add(
        Family.alone(
            ItemNeighbours.NAME,
            Choice.of("asymmetry", "0.7", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"),
            Choice.of("damping", "0.5", "0", "0.25", "0.5", "0.75", "1"),
            Choice.of(
                "popularity", "0", "-0.3", "-0.2", "-0.1", "0", "0.1", "0.2", "0.3", "0.4", "0.5"),
            Choice.of("shrink", "5", "0", "1", "2", "5", "10", "20", "50"),
            Choice.of("similarity", "cosine", "cosine", "tf-idf"),
            k));
    families.add(
        Family.alone(
            RandomWalk.NAME,
            Choice.of("beta", "0.3", "0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8"),
            Choice.of("alpha", "0.6", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"),
            k));
    families.add(
        Family.both(
            LowPass.NAME,
            Choice.of("rank", "128", RANKS),
            Choice.of("to-power", "0.35", "0.05", "0.2", "0.35", "0.5", "0.65"),
            Choice.of("from-power", "0.35", "0.2", "0.35", "0.5", "0.65", "0.8"),
            Choice.of("tralbum-power", "0.35", "0.2", "0.35", "0.5"),
            Choice.of("fan-power", "0.35", "0.2", "0.35", "0.5")));
    families.add(
        Family.alone(
            FanRidge.NAME,
            Choice.of("ridge", "4", "0.5", "1", "2", "4", "8", "16", "32"),
            Choice.of("tralbum-power", "0.35", "0.15", "0.25", "0.35", "0.45", "0.55"),
            Choice.of("fan-power", "0.35", "0.15", "0.25", "0.35", "0.45"),
            Choice.of("from-power", "0.35", "0.05", "0.15", "0.25", "0.35", "0.45"),
            Choice.of("choice-power", "0.5", "0", "0.25", "0.5", "0.75"),
            Choice.of("k", "100", "50", "100", "200")));
    families.add(
        Family.costly(
            NeighbourhoodRidge.NAME,
            Choice.of("ridge", "4", "0.5", "1", "2", "4", "8", "16", "32"),
            Choice.of("to-power", "0.4", "0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"),
            Choice.of("from-power", "0.35", "0.15", "0.25", "0.35", "0.45", "0.55"),
            Choice.of("fan-power", "0.3", "0.1", "0.2", "0.3", "0.4", "0.5"),
            Choice.of("tralbum-power", "0.35", "0.15", "0.25", "0.35", "0.45"),
            Choice.of("choice-power", "0.25", "0", "0.25", "0.5"),
            k));
    if (snapshot.tralbumTags().size() > 0) {
      families.add(
          Family.within(
              TagNeighbours.NAME,
              Choice.of("to-power", "0.25", "0", "0.25", "0.5", "0.75", "1"),
              Choice.of("from-power", "0", "0", "0.25", "0.5"),
              Choice.of("k", "20", "5", "10", "20", "50"),
              // Where tags are many, more cost more and were found to say less.
              Choice.of("read", "1000", "1000", "10000")));
      families.add(
          Family.within(
              TagProfile.NAME,
              Choice.of("to-power", "0.25", "0", "0.25", "0.5"),
              Choice.of("from-power", "0.25", "0", "0.25", "0.5"),
              Choice.of("rarity", "1", "0.5", "1", "1.5")));
    }
    families.add(
        Family.within(
            Als.NAME,
            Choice.of("unobserved", "0.01", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1"),
            Choice.of("ridge", "1.5", "0.5", "1", "1.5", "2.5", "4"),
            Choice.of("power", "1", "0.5", "0.75", "1"),
            Choice.of("factors", "64", "32", "64", "128", "256")));
    families.add(
        Family.within(
            SpectralFilter.NAME,
            Choice.of("low-pass", "0.1", "0", "0.05", "0.1", "0.2", "0.4"),
            Choice.of("to-power", "0.35", "0.05", "0.15", "0.25", "0.35", "0.45", "0.55"),
            Choice.of("from-power", "0.35", "0.15", "0.25", "0.35", "0.45", "0.55"),
            Choice.of("tralbum-power", "0.35", "0.25", "0.35", "0.45", "0.55"),
            Choice.of("fan-power", "0.35", "0.15", "0.25", "0.35", "0.45", "0.55"),
            // 0 is the linear filter.
            Choice.of("sharpening", "0.5", "0", "0.25", "0.5", "0.75", "1"),
            Choice.of("filter", "second-order", "second-order"),
            Choice.of("rank", "128", RANKS)));
    return families;
  }
}
