package com.bcrecommender.simulator.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lets fans buy and wish: by scene, by corner of the scene, by a record's appeal, and again from
/// artists they own already. So collections overlap as real ones do, and what is bought together
/// can be learnt.
final class TasteMaker {
  private static final double[] SCENE_WEIGHT = {1, 0.5, 0.3, 0.2};
  private static final double OTHER_CORNER = 0.22;
  private static final double SAME_ARTIST = 0.18;
  private static final double HIT = 0.02;
  private static final int HITS = 6;

  private final Dice root;
  private final Discography records;
  private final List<Tralbum> sold = new ArrayList<>();
  private final Map<String, List<Tralbum>> byScene = new HashMap<>();
  private final Map<String, double[]> weights = new HashMap<>();
  private final Map<Long, List<Tralbum>> byArtist = new HashMap<>();
  private final List<Tralbum> hits;
  private final Vocabulary common = Vocabulary.read("common.txt");

  TasteMaker(Dice dice, Discography records) {
    this.root = dice;
    this.records = records;
    for (Tralbum release : records.releases()) {
      if (release.isPublic()) {
        sold.add(release);
        byScene.computeIfAbsent(release.scene().id(), s -> new ArrayList<>()).add(release);
        byArtist.computeIfAbsent(release.host().id(), a -> new ArrayList<>()).add(release);
      }
    }
    byScene.forEach(
        (scene, list) -> weights.put(scene, list.stream().mapToDouble(this::appeal).toArray()));
    hits =
        sold.stream().sorted((a, b) -> Double.compare(appeal(b), appeal(a))).limit(HITS).toList();
  }

  private boolean isHit(Tralbum release) {
    return hits.stream().anyMatch(hit -> hit.key().equals(release.key()));
  }

  private double appeal(Tralbum release) {
    return records.appeal().getOrDefault(release.key(), 0.0);
  }

  /// A fan's purchases, digital ones and physical editions, in no order.
  List<Preference> owned(Fan fan) {
    Dice dice = root.fork("owned " + fan.id());
    int size = dice.logNormal(24, 0.8, 4, 120);
    Map<String, Tralbum> chosen = choose(fan, size, dice, Map.of());
    List<Preference> owned = new ArrayList<>();
    long basket = 0;
    for (Tralbum tralbum : chosen.values()) {
      // A tenth is bought together with the one before, in the same second.
      boolean together = basket >= tralbum.released() && dice.chance(0.1);
      long time = together ? basket : time(fan, tralbum, dice);
      basket = time;
      Preference purchase = Preference.owned(fan, tralbum, time);
      if (!tralbum.merch().isEmpty() && dice.chance(0.25)) {
        purchase = purchase.of(tralbum.merch().getFirst());
      }
      owned.add(dice.chance(0.09) ? purchase.because(why(tralbum, dice)) : purchase);
    }
    return owned;
  }

  /// What a fan would like to have and does not own.
  List<Preference> wished(Fan fan, List<Preference> owned) {
    Dice dice = root.fork("wished " + fan.id());
    if (dice.chance(0.2)) {
      return List.of();
    }
    Map<String, Tralbum> without = new HashMap<>();
    owned.forEach(p -> without.put(p.tralbum().key(), p.tralbum()));
    int size = dice.logNormal(8, 1, 1, 60);
    List<Preference> wished = new ArrayList<>();
    for (Tralbum tralbum : choose(fan, size, dice, without).values()) {
      wished.add(Preference.wished(fan, tralbum, time(fan, tralbum, dice)));
    }
    return wished;
  }

  private Map<String, Tralbum> choose(Fan fan, int size, Dice dice, Map<String, Tralbum> without) {
    Map<String, Scene.Corner> corners = new HashMap<>();
    fan.scenes().forEach(scene -> corners.put(scene.id(), dice.pick(scene.corners())));
    double[] sceneWeights = new double[fan.scenes().size()];
    System.arraycopy(SCENE_WEIGHT, 0, sceneWeights, 0, sceneWeights.length);
    Map<String, Tralbum> chosen = new LinkedHashMap<>();
    for (int attempt = 0; attempt < size * 40 && chosen.size() < size; attempt++) {
      Scene scene = fan.scenes().get(dice.weighted(sceneWeights));
      Tralbum release = candidate(scene, chosen, dice);
      if (release == null
          || (!release.corner().equals(corners.get(scene.id()))
              && !isHit(release)
              && !dice.chance(OTHER_CORNER))) {
        continue;
      }
      Tralbum bought = albumOrTrack(release, dice);
      if (!without.containsKey(bought.key()) && !chosen.containsKey(release.key())) {
        chosen.putIfAbsent(bought.key(), bought);
      }
    }
    return chosen;
  }

  private @Nullable Tralbum candidate(Scene scene, Map<String, Tralbum> chosen, Dice dice) {
    double way = dice.unit();
    if (way < HIT) {
      return dice.pick(hits);
    }
    if (way < HIT + SAME_ARTIST && !chosen.isEmpty()) {
      Tralbum one = dice.pick(List.copyOf(chosen.values()));
      return dice.pick(byArtist.getOrDefault(one.host().id(), sold));
    }
    double[] appeals = weights.get(scene.id());
    List<Tralbum> inScene = byScene.get(scene.id());
    return appeals == null || inScene == null ? null : inScene.get(dice.weighted(appeals));
  }

  /// Now and then a fan buys one track of an album.
  private Tralbum albumOrTrack(Tralbum release, Dice dice) {
    if (release.tracks().size() < 3 || !dice.chance(0.03)) {
      return release;
    }
    return records.byKey().getOrDefault(dice.pick(release.tracks()), release);
  }

  private static long time(Fan fan, Tralbum tralbum, Dice dice) {
    long from = Math.max(fan.joined(), tralbum.released());
    // Squared: most purchases come soon after both are there.
    double at = dice.unit();
    return from + (long) (at * at * (World.NOW - from));
  }

  private String why(Tralbum tralbum, Dice dice) {
    String favourite = tralbum.title();
    if (!tralbum.tracks().isEmpty()) {
      Tralbum track = records.byKey().get(dice.pick(tralbum.tracks()));
      favourite = track == null ? favourite : track.title();
    }
    return common.phrase("why", dice, Map.of("TRACK", favourite));
  }
}
