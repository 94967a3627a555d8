package com.bcrecommender.recommend;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.FileKeys;
import com.bcrecommender.imports.ImportOptions;
import com.bcrecommender.imports.ImportProgress;
import com.bcrecommender.imports.PreferenceImport;
import com.bcrecommender.imports.TagImport;
import com.bcrecommender.imports.TralbumImport;
import com.bcrecommender.settings.Home;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The simulator's small world as files, and a catalog of them: quicker than a crawl.
public final class DemoWorld {
  public static final World WORLD = World.make(WorldOptions.small(5));

  private DemoWorld() {}

  /// Fills the home's catalog.
  ///
  /// @param order rows and files come in another order with another seed
  public static void fill(Home home, long order) throws IOException {
    fill(home, WORLD, order);
  }

  /// The same of another world.
  public static void fill(Home home, World world, long order) throws IOException {
    home.create();
    List<String> preferences = new ArrayList<>();
    for (Fan fan : world.fans()) {
      for (Preference preference : world.collection(fan)) {
        preferences.add(
            "%s\t%s\t%d\towned"
                .formatted(fan.key(), preference.tralbum().key(), preference.time()));
      }
      for (Preference preference : world.wishlist(fan)) {
        preferences.add(
            "%s\t%s\t%d\twishlisted"
                .formatted(fan.key(), preference.tralbum().key(), preference.time()));
      }
    }
    List<String> tags = new ArrayList<>();
    List<String> tralbums = new ArrayList<>();
    for (Tralbum tralbum : world.tralbums()) {
      for (String tag : tralbum.tags()) {
        tags.add(tralbum.key() + "\t" + tag);
      }
      tralbums.add(
          "%s\t%s\t%s\t%s\thttps://demo.bandcamp.com/album/%s"
              .formatted(
                  tralbum.key(),
                  tralbum.key().charAt(0),
                  plain(tralbum.title()),
                  plain(tralbum.credit()),
                  tralbum.key()));
    }
    Random random = new Random(order);
    for (List<String> rows : List.of(preferences, tags, tralbums)) {
      Collections.shuffle(rows, random);
    }
    Path p = write(home, "preferences.tsv", "fan\ttralbum\ttime\tkind", preferences);
    Path g = write(home, "tags.tsv", "tralbum\ttag", tags);
    Path t = write(home, "tralbums.tsv", "key\ttype\ttitle\tartist\turl", tralbums);
    ImportOptions options =
        new ImportOptions(new FileKeys(FileKeys.DEFAULT_SOURCE, false), null, true, home.reports());
    try (Catalog catalog = Catalog.open(home.catalog())) {
      List<Runnable> imports =
          new ArrayList<>(
              List.of(
                  () -> PreferenceImport.store(catalog, p, options, ImportProgress.SILENT),
                  () -> TagImport.store(catalog, g, options, ImportProgress.SILENT),
                  () -> TralbumImport.store(catalog, t, options, ImportProgress.SILENT)));
      Collections.shuffle(imports, random);
      imports.forEach(Runnable::run);
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[\\t\\r\\n\"]", " ");
  }

  private static Path write(Home home, String name, String header, List<String> rows)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(rows);
    return Files.write(home.folder().resolve(name), lines);
  }
}
