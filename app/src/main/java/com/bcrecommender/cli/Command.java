package com.bcrecommender.cli;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.Archive.Rewritten;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Forgotten;
import com.bcrecommender.edition.OptOutFile;
import com.bcrecommender.imports.Redaction;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Setting;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command has: a home, settings, and two streams. Results go to `out`, everything else
/// to `err`.
abstract class Command implements Callable<Integer> {
  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description = "Where data lives (default: BCR_HOME, else the user data folder).")
  private @Nullable Path homeFlag;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting for this run; bcr settings lists them.")
  private Map<String, String> set = new LinkedHashMap<>();

  final PrintStream out;
  final PrintStream err;

  Command(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  final Home home() {
    return Home.of(homeFlag, System.getenv());
  }

  final Settings settings() {
    return settings(home());
  }

  final Settings settings(Home home) {
    return Settings.read(home.folder(), System.getenv(), set);
  }

  /// The settings that flags name, with their texts.
  final Map<String, String> flags() {
    return Map.copyOf(set);
  }

  /// A flag of the command's own that stands for a setting; null is a flag that was not given.
  final void flag(Setting<?> setting, @Nullable Object value) {
    if (value != null) {
      set.put(setting.name(), value.toString());
    }
  }

  /// The home, where it holds a catalog: a mistyped home is not filled with an empty one.
  ///
  /// @throws UserError where there is none
  final Home homeWithCatalog() {
    Home home = home();
    if (!Files.exists(home.catalog())) {
      throw new UserError(
          "expected a catalog at %s, found none; bring data in with bcr import, or name another folder with --home"
              .formatted(home.catalog()));
    }
    return home;
  }

  /// The same for what opens the catalog by itself: in accord with the opt-outs first, as
  /// [#catalog] has it.
  ///
  /// @throws UserError where there is none
  final Home homeInAccord() {
    Home home = homeWithCatalog();
    catalog(home).close();
    return home;
  }

  /// The catalog of a home, which is made where there is none; in accord with the opt-outs beside
  /// its editions: what either lacks it is given. So a catalog from a backup lets go of whoever was
  /// forgotten since.
  final Catalog catalog(Home home) {
    Catalog catalog = Catalog.open(home.catalog());
    try {
      Optional<Forgotten> again = catalog.takeUp(OptOutFile.read(home.editions()));
      if (again.isPresent()) {
        leaveOut(home, catalog.optOuts());
        err.println(
            "opt-outs that the catalog did not have were taken up: %,d rows and %,d preferences deleted again"
                .formatted(again.get().rows(), again.get().preferences()));
      } else {
        OptOutFile.add(home.editions(), catalog.optOuts());
      }
      return catalog;
    } catch (RuntimeException | Error e) {
      catalog.close();
      throw e;
    }
  }

  /// Takes whoever the catalog keeps out from what is shown of any edition, and from the raw
  /// answers.
  static Rewritten leaveOut(Home home, OptOuts all) {
    OptOutFile.add(home.editions(), all);
    return Redaction.apply(all, Archive.in(home.archive()));
  }

  /// Hands on opt-outs that have come up since: of fans and artists who ask for it on their own
  /// pages.
  final void handOn(Home home, Catalog catalog) {
    OptOuts all = catalog.optOuts();
    OptOuts before = OptOutFile.read(home.editions());
    if (!before.haveAll(all)) {
      leaveOut(home, all);
      int more = all.size() - before.size();
      out.println(
          "kept out from now on, by their own pages or by keys that were told: %,d %s; no edition shows them"
              .formatted(more, more == 1 ? "key" : "keys"));
    }
  }

  final Progress progress(String stage, String unit, long total) {
    return new Progress(err, terminal(), stage, unit, total);
  }

  /// The launcher tells whether a person watches; asking the JVM costs a fifth of a second.
  static boolean terminal() {
    return Boolean.getBoolean("bcr.terminal");
  }
}
