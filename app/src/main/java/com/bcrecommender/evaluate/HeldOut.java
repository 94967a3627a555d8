package com.bcrecommender.evaluate;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotFiles;
import com.bcrecommender.engine.evaluate.Split;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What to learn from and what was held out, and where both come from.
///
/// @param source names of files, without their folders, or `the catalog`
/// @param by how the rows were split
/// @param share of each fan's that was held out; without meaning for files
/// @param seed of the split, where it draws lots
public record HeldOut(Split split, String source, SplitBy by, double share, long seed) {

  /// Files of preferences.
  ///
  /// @param columns the order of their columns, or null to tell by their first rows
  /// @param tags files of tags
  public record FileSet(List<Path> preferences, @Nullable String columns, List<Path> tags) {
    /// The files' names without their folders.
    public String names() {
      return preferences.stream()
          .map(file -> String.valueOf(file.getFileName()))
          .collect(Collectors.joining(", "));
    }

    /// Reads all of them into one snapshot.
    ///
    /// @param keepOrder whether the order of rows is kept, where no time is known
    /// @param lines told which rows could not be used
    public Snapshot read(boolean keepOrder, Consumer<String> lines) throws IOException {
      refuseFolders(preferences.stream());
      SnapshotFiles all = new SnapshotFiles();
      if (keepOrder) {
        all.keepOrder();
      }
      BadRows bad = new BadRows();
      HeldOut.read(this, all, bad);
      bad.lines().forEach(lines);
      return all.build();
    }
  }

  /// Where one set of files is learned from and another was held out.
  ///
  /// @param lines told which rows could not be used
  public static HeldOut files(FileSet train, List<Path> test, Consumer<String> lines)
      throws IOException {
    refuseFolders(Stream.concat(train.preferences.stream(), test.stream()));
    SnapshotFiles learn = new SnapshotFiles();
    SnapshotFiles held = learn.beside();
    BadRows bad = new BadRows();
    read(train, learn, bad);
    read(new FileSet(test, train.columns, List.of()), held, bad);
    bad.lines().forEach(lines);
    Snapshot learned = learn.build();
    Snapshot tests = held.build();
    if (tests.preferences().size() == 0) {
      throw new UserError("--test: expected preferences that were held out, found none");
    }
    String source = train.names() + " / " + new FileSet(test, null, List.of()).names();
    return new HeldOut(Split.of(learned, tests), source, SplitBy.FILES, 0, 0);
  }

  /// Where a share of files is held out.
  ///
  /// @param by null for by time where any is known, else at random
  /// @param lines told which rows could not be used
  public static HeldOut split(
      FileSet files, @Nullable SplitBy by, double share, long seed, Consumer<String> lines)
      throws IOException {
    Snapshot snapshot = files.read(by == SplitBy.ORDER, lines);
    if (by == SplitBy.ORDER && snapshot.hasTimes()) {
      throw new UserError(
          "--split: expected a file without times to split by the order of its rows, found times in %s; use --split time"
              .formatted(files.names()));
    }
    return split(snapshot, files.names(), by, share, seed);
  }

  /// Where a share of the catalog is held out.
  ///
  /// @param by as in [#split]; the catalog knows no order of rows
  /// @param wishWeight what a wish weighs beside a purchase
  public static HeldOut catalog(
      Path file, float wishWeight, @Nullable SplitBy by, double share, long seed) {
    if (by == SplitBy.ORDER) {
      throw new UserError(
          "--split: expected random or time for the catalog, which keeps no order of rows; found order");
    }
    try (Catalog catalog = Catalog.open(file);
        CatalogSnapshot frozen = catalog.snapshot(wishWeight)) {
      return split(frozen.engine(), "the catalog", by, share, seed);
    }
  }

  private static HeldOut split(
      Snapshot snapshot, String source, @Nullable SplitBy by, double share, long seed) {
    if (!(share > 0 && share < 1)) {
      throw new UserError("--share: expected a number above 0 and below 1, found " + share);
    }
    if (by == SplitBy.TIME && !snapshot.hasTimes()) {
      throw new UserError(
          "--split: expected preferences with times to split by, found none in %s; use --split random"
              .formatted(source));
    }
    SplitBy how = by != null ? by : snapshot.hasTimes() ? SplitBy.TIME : SplitBy.RANDOM;
    Split split = how.split(snapshot, share, seed);
    if (split.test().size() == 0) {
      throw new UserError(
          "expected fans who own two tralbums or more%s, so that one can be held out; found none in %s"
              .formatted(how == SplitBy.TIME ? " at known times" : "", source));
    }
    return new HeldOut(split, source, how, share, seed);
  }

  private static void refuseFolders(Stream<Path> files) {
    files
        .filter(Files::isDirectory)
        .findFirst()
        .ifPresent(folder -> {
          throw new UserError(
              "expected a file of rows, found a folder: " + folder + "; name its files");
        });
  }

  private static void read(FileSet files, SnapshotFiles into, BadRows bad) throws IOException {
    for (Path file : files.preferences) {
      into.preferences(file, files.columns, bad::add);
    }
    refuseFolders(files.tags.stream());
    for (Path file : files.tags) {
      into.tags(file, null, bad::add);
    }
  }
}
