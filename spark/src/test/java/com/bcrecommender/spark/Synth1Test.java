package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.imports.ImportOptions;
import com.bcrecommender.imports.ImportProgress;
import com.bcrecommender.imports.PreferenceImport;
import com.bcrecommender.imports.TagImport;
import com.bcrecommender.imports.TralbumImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The size of 2014: 3.4 million preferences, made by `generate_preferences.py` under the name in
/// `bcr.synth`.
@Tag("long")
class Synth1Test {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item-neighbours",
        "neighbourhood-ridge:k=50",
        "als:factors=64,unobserved=0.001,iterations=5"
      })
  void aCatalogOf2014sSizeGivesTheSameEditionOnSpark(String model) throws IOException {
    String synth = System.getProperty("bcr.synth", "");
    assumeTrue(Files.exists(Path.of(synth + ".tsv")), "no data set: -Dbcr.synth=<path>/synth1");
    DemoHome home = new DemoHome(folder);
    home.home().create();
    ImportOptions options = ImportOptions.standard(home.home().reports());
    ImportProgress silent = ImportProgress.SILENT;
    try (Catalog catalog = Catalog.open(home.home().catalog())) {
      PreferenceImport.store(catalog, Path.of(synth + ".tsv"), options, silent);
      TagImport.store(catalog, Path.of(synth + ".tags.tsv"), options, silent);
      TralbumImport.store(catalog, Path.of(synth + ".tralbums.tsv"), options, silent);
    }
    LocalSpark.run(home.order(home.catalog(), folder.resolve("work").toUri().toString(), model));
    assertThat(home.handedOver()).isEqualTo(home.here(model));
  }
}
