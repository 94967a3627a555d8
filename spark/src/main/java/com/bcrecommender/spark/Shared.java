package com.bcrecommender.spark;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotPieces;
import com.bcrecommender.engine.explore.SimilarFans;
import com.bcrecommender.engine.list.ListRules;
import com.bcrecommender.engine.model.AlsLearning;
import com.bcrecommender.engine.model.Learning;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.NeighbourBlock;
import com.bcrecommender.engine.model.NeighbourLearning;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What all tasks of an executor share: the snapshot, read once from the work folder, and what
/// follows from it. For several threads.
final class Shared {
  /// The file with the head of the snapshot.
  static final String HEAD = "snapshot-head";

  private static final PerRun<Shared> NEWEST = new PerRun<>(shared -> {});

  private final Snapshot snapshot;
  private final Order order;
  private final List<String> specs;
  private final Map<Integer, Optional<Learning>> learnings = new HashMap<>();
  private final Map<Integer, Model> wholes = new HashMap<>();
  private AlsLearning.@Nullable Turn turn;
  private String turnName = "";
  private @Nullable SimilarFans similarFans;
  private @Nullable ListRules listRules;

  private Shared(Snapshot snapshot, Order order) {
    this.snapshot = snapshot;
    this.order = order;
    specs = Models.parts(order.model());
  }

  /// That of a run.
  static Shared of(WorkFolder work, Order order) throws IOException {
    return NEWEST.of(
        work,
        () -> {
          SourceDates.forget();
          return new Shared(read(work), order);
        });
  }

  /// Puts the snapshot together, always in mapped files: one way, whatever the size, and the heap
  /// is for what tasks work on.
  static Snapshot read(WorkFolder work) throws IOException {
    Plan plan = Plan.read(work, Prepare.PLAN);
    List<SnapshotPieces.Piece> fans = new ArrayList<>();
    for (int group = 0; group < plan.groups(); group++) {
      String name = WorkFolder.numbered(FreezeFans.FILE, group);
      fans.add(
          new SnapshotPieces.Piece(
              plan.fanCuts()[group], plan.fanCuts()[group + 1], () -> work.open(name)));
    }
    List<SnapshotPieces.Piece> tralbums = new ArrayList<>();
    for (int part = 0; part < plan.parts(); part++) {
      String name = WorkFolder.numbered(FreezeTralbums.FILE, part);
      tralbums.add(
          new SnapshotPieces.Piece(
              plan.firstTralbum(part), plan.endTralbum(part), () -> work.open(name)));
    }
    return SnapshotPieces.read(head(work), fans, tralbums);
  }

  /// What tasks that write pieces have to know.
  static SnapshotPieces.Head head(WorkFolder work) throws IOException {
    try (DataInputStream in = work.open(HEAD)) {
      return SnapshotPieces.Head.read(in);
    }
  }

  /// Lets go of it: what comes now needs the memory for something else.
  static void forget() {
    NEWEST.forget();
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /// The same, letting go of all that follows from it: what comes now needs the memory for
  /// something else.
  synchronized Snapshot snapshotAlone() {
    learnings.clear();
    wholes.clear();
    turn = null;
    similarFans = null;
    listRules = null;
    return snapshot;
  }

  /// How a part of the model is learned; see [Models#parts].
  synchronized Optional<Learning> learning(int of) {
    return learnings.computeIfAbsent(of, _ -> Models.inParts(specs.get(of), snapshot));
  }

  /// The same of a part that is learned block by block.
  NeighbourLearning pairs(int of) {
    return (NeighbourLearning) learning(of).orElseThrow();
  }

  /// The same of a part that is learned in turns.
  AlsLearning als(int of) {
    return (AlsLearning) learning(of).orElseThrow();
  }

  /// A turn of alternating least squares; that of one turn at a time is kept.
  synchronized AlsLearning.Turn turn(Alternation alternation, int number) throws IOException {
    AlsLearning.Turn known = turn;
    String name = alternation.done(number);
    if (known == null || !turnName.equals(name)) {
      turn = null;
      AlsLearning als = als(alternation.of());
      known = als.turn(number, alternation.before(als, number), 1);
      turn = known;
      turnName = name;
    }
    return known;
  }

  /// The model, or the blend of its parts.
  ///
  /// @param rows for each part that is learned block by block those that are there
  Model model(WorkFolder folder, Plan plan, NeighbourBlock[][] rows) throws IOException {
    List<Model> models = models(folder, plan, rows);
    return Models.isBlend(order.model())
        ? Models.blend(order.model(), models, ScaleBlend.factors(folder, specs.size()))
        : models.getFirst();
  }

  /// The models of all parts.
  List<Model> models(WorkFolder folder, Plan plan, NeighbourBlock[][] rows) throws IOException {
    List<Model> models = new ArrayList<>();
    for (int of = 0; of < specs.size(); of++) {
      models.add(
          learning(of).orElse(null) instanceof NeighbourLearning pairs
              ? pairs.model(rows[of])
              : whole(folder, plan, of));
    }
    return models;
  }

  /// A part that every executor has whole: of the factors that were solved, or learned by each for
  /// itself.
  private synchronized Model whole(WorkFolder folder, Plan plan, int of) throws IOException {
    Model known = wholes.get(of);
    if (known == null) {
      turn = null;
      known =
          learning(of).orElse(null) instanceof AlsLearning als
              ? als.model(new Alternation(folder, plan, of).before(als, als.turns()), 1)
              : Models.learn(specs.get(of), snapshot, 1);
      wholes.put(of, known);
    }
    return known;
  }

  /// What all lists share. Each task would take time for all tralbums to make it: a twentieth of
  /// the fan lists' at 34 million preferences, more where there are more of both.
  synchronized ListRules listRules() {
    ListRules known = listRules;
    if (known == null) {
      known = order.options().listRules(snapshot);
      listRules = known;
    }
    return known;
  }

  synchronized SimilarFans similarFans() {
    SimilarFans known = similarFans;
    if (known == null) {
      known = new SimilarFans(snapshot, SimilarFans.LENGTH);
      similarFans = known;
    }
    return known;
  }
}
