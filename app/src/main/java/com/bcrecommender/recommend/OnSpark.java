package com.bcrecommender.recommend;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.RecommendSettings;
import com.bcrecommender.settings.Timings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Has the edition made by Spark: copies the catalog, runs `spark-submit`, shows how far it is, and
/// takes the edition in, verified once more. What a run that was cut off left in the work folder is
/// taken up by the next one of the same catalog and settings.
final class OnSpark implements Making {
  /// In the home, for what passes between this program and Spark's.
  private static final String FOLDER = "spark";

  private static final String WORK = "work";

  private final Home home;
  private final Recommend.Options options;
  private final SparkSubmit submit;
  private final Watch watch;
  private final Timings timings;

  OnSpark(Home home, Recommend.Options options, SparkSubmit submit, Watch watch, Timings timings) {
    this.home = home;
    this.options = options;
    this.submit = submit;
    this.watch = watch;
    this.timings = timings;
  }

  @Override
  public Optional<Memory> memory() {
    return Optional.empty();
  }

  @Override
  public Outcome make(Editions editions) {
    submit.check();
    Path folder = home.folder().resolve(FOLDER);
    try {
      Files.createDirectories(folder.resolve(WORK));
      Path copy = folder.resolve("catalog.sqlite");
      Files.deleteIfExists(copy);
      ModelChoice choice = timings.time("copy", () -> copy(copy));
      Path into = folder.resolve("into");
      Path log = folder.resolve("spark.log");
      timings.run("Spark", () -> run(arguments(choice, copy, into), log));
      EditionMaker.Made made = MadeFile.read(into);
      timings.run("verify", () -> editions.adopt(into.resolve("edition")));
      // With what runs left there that never ended, unless it is the cluster's.
      Home.delete(folder.resolve(WORK));
      Home.delete(into);
      Files.delete(copy);
      return new Outcome(made, choice);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ModelChoice copy(Path copy) {
    try (Catalog catalog = Catalog.open(home.catalog())) {
      SnapshotSizes sizes = catalog.sizes();
      if (sizes.preferences() == 0) {
        throw Recommend.nothing(home);
      }
      ModelChoice choice = ModelChoice.checked(home, options.model(), sizes);
      catalog.copyTo(copy);
      return choice;
    }
  }

  private List<String> arguments(ModelChoice choice, Path copy, Path into) {
    List<String> arguments = new ArrayList<>();
    arguments.add("catalog=" + copy);
    arguments.add(
        "work="
            + (submit.work().isEmpty()
                ? home.folder().resolve(FOLDER).resolve(WORK).toUri()
                : submit.work()));
    arguments.add("into=" + into);
    arguments.add(RecommendSettings.MODEL.name() + "=" + choice.spec());
    arguments.add(RecommendSettings.WISH_WEIGHT.name() + "=" + options.wishWeight());
    arguments.add(RecommendSettings.FAN_LIST.name() + "=" + options.fanList());
    arguments.add(RecommendSettings.SIMILAR_LIST.name() + "=" + options.similarList());
    arguments.add(RecommendSettings.PER_ARTIST.name() + "=" + options.perArtist());
    arguments.add(
        RecommendSettings.UNCONFIRMED_DAYS.name() + "=" + options.unconfirmedAfter().toDays());
    arguments.add(RecommendSettings.SCENES.name() + "=" + options.scenes());
    arguments.add("program=" + options.program());
    arguments.add("commit=" + options.commit());
    choice.facts().forEach((name, value) -> arguments.add("fact.%s=%s".formatted(name, value)));
    return arguments;
  }

  private void run(List<String> arguments, Path log) {
    try (SparkProcess process = SparkProcess.start(submit.command(arguments), log)) {
      int status = process.watch(watch);
      if (status != 0) {
        throw new UserError(
            process
                .mistake()
                .orElse(
                    "Spark ended with status %d, its words are in %s; run again to go on from what is done"
                        .formatted(status, log)));
      }
    } catch (IOException e) {
      throw new UserError("Spark cannot be started: " + e.getMessage(), e);
    }
  }
}
