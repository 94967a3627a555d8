package com.bcrecommender.engine;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotFiles;
import com.bcrecommender.engine.evaluate.Evaluator;
import com.bcrecommender.engine.evaluate.Split;
import com.bcrecommender.engine.list.FanLists;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.engine.list.SimilarLists;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.tune.Tuning;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/// The engine as a library: loads files, learns, recommends, explains, evaluates; and says how long
/// each step took.
///
/// Usage: `lists PREFERENCES [TAGS] MODEL`, `evaluate TRAIN TEST MODEL…`, `validate TRAIN MODEL…`,
/// or `tune TRAIN [TAGS]`.
final class EngineExample {
  private final PrintStream out;
  private long stepStart = System.nanoTime();

  private EngineExample(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    EngineExample example = new EngineExample(System.out);
    List<String> rest = List.of(args).subList(1, args.length);
    switch (args[0]) {
      case "lists" -> example.lists(rest);
      case "evaluate" -> example.evaluate(rest);
      case "validate" -> example.validate(rest);
      case "tune" -> example.tune(rest);
      default -> throw new IllegalArgumentException("expected lists, evaluate, validate or tune");
    }
  }

  private void lists(List<String> args) throws IOException {
    SnapshotFiles files = new SnapshotFiles();
    files.preferences(Path.of(args.getFirst()), null, out::println);
    step("read preferences");
    if (args.size() > 2) {
      files.tags(Path.of(args.get(1)), null, out::println);
      step("read tags");
    }
    Snapshot snapshot = files.build();
    step("snapshot");
    Model model = Models.learn(args.getLast(), snapshot, 1);
    step("learn " + model.spec());
    long[] check = new long[2];
    ListCounts fans =
        new FanLists(model, snapshot).threads(1).forEach((fan, list) -> check[0] += list.size());
    step("fan lists " + fans + " filled " + fans.shareFilled());
    ListCounts similar =
        new SimilarLists(model, snapshot).threads(1).forEach((t, list) -> check[1] += list.size());
    step("similar lists " + similar + " filled " + similar.shareFilled());
  }

  private void evaluate(List<String> args) throws IOException {
    SnapshotFiles files = new SnapshotFiles();
    SnapshotFiles tests = files.beside();
    files.preferences(Path.of(args.get(0)), null, out::println);
    tests.preferences(Path.of(args.get(1)), null, out::println);
    print(Split.of(files.build(), tests.build()), args.subList(2, args.size()));
  }

  private void validate(List<String> args) throws IOException {
    SnapshotFiles files = new SnapshotFiles();
    files.preferences(Path.of(args.get(0)), null, out::println);
    print(Split.random(files.build(), 0.2, 1), args.subList(1, args.size()));
  }

  private void tune(List<String> args) throws IOException {
    SnapshotFiles files = new SnapshotFiles().keepOrder();
    files.preferences(Path.of(args.getFirst()), null, out::println);
    if (args.size() > 1) {
      files.tags(Path.of(args.get(1)), null, out::println);
    }
    Tuning tuning =
        new Tuning(files.build(), Tuning.Options.USUAL)
            .progress(trial ->
                out.printf(
                    "%3d %s %.4f %s%n",
                    trial.number(), trial.best() ? "*" : " ", trial.value(), trial.model()));
    out.println("validation: " + tuning.split());
    out.println("best: " + tuning.all().best().model());
    step("tune");
  }

  private void print(Split split, List<String> specs) {
    Evaluator evaluator = new Evaluator(split.train(), split.test(), 20).threads(1);
    for (String spec : specs) {
      out.println(evaluator.evaluate(spec).toJson());
    }
  }

  private void step(String name) {
    long now = System.nanoTime();
    Runtime runtime = Runtime.getRuntime();
    out.printf(
        "%-60s %6.2f s, %d MB in use, %.1f CPU s in all%n",
        name,
        (now - stepStart) / 1e9,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime()
            / 1e9);
    stepStart = now;
  }
}
