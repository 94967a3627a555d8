package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.export.Compression;
import com.bcrecommender.export.Export;
import com.bcrecommender.export.ExportForm;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a cluster makes is what `bcr recommend` makes, byte for byte. Of the ordinary tests
/// `OnSparkTest` and `ParquetTest` hold item neighbours to that too, and `FaultsTest` and
/// `BucketTest` the ridge.
class SameEditionTest {
  @TempDir private Path folder;
  private DemoHome demo;

  @BeforeEach
  void fill() throws IOException {
    demo = DemoHome.in(folder);
  }

  private String work() {
    return folder.resolve("work").toUri().toString();
  }

  private void same(String source, String model) throws IOException {
    LocalSpark.run(demo.order(source, work(), model));
    assertThat(demo.handedOver()).isEqualTo(demo.here(model));
    assertThat(folder.resolve("work")).as("nothing stays in the work folder").isEmptyDirectory();
  }

  @Tag("long")
  @Test
  void aCatalogGivesTheSameItemNeighboursOnSpark() throws IOException {
    same(demo.catalog(), "item-neighbours");
  }

  private void sameOfExport(ExportForm form, Compression compression, String model)
      throws IOException {
    Path export = folder.resolve("export");
    try (Catalog catalog = Catalog.open(demo.home().catalog())) {
      Export.write(catalog, export, form, compression, "test", (done, total) -> {});
    }
    same("export=" + export.toUri(), model);
  }

  @Tag("long")
  @Test
  void anExportGivesTheSameRidgeOnSpark() throws IOException {
    sameOfExport(ExportForm.TSV, Compression.GZIP, "neighbourhood-ridge:k=50");
  }

  @Test
  void aBlendOfModelsOfEveryKindIsTheSameOnSpark() throws IOException {
    // In blocks, by columns, in turns, and as a whole.
    same(
        demo.catalog(),
        "blend:1*item-neighbours(k=20)+0.5*tags+0.3*als(factors=8,iterations=2)+1*low-pass(rank=8)");
  }

  @Tag("long")
  @Test
  void alternatingLeastSquaresAreTheSameToo() throws IOException {
    // The same bits, so closer than any rounding.
    same(demo.catalog(), "als:factors=16,iterations=3");
  }

  @Tag("long")
  @Test
  void anExportThatZstandardPackedIsTheSameToo() throws IOException {
    Path export = folder.resolve("export");
    try (Catalog catalog = Catalog.open(demo.home().catalog())) {
      Export.write(catalog, export, ExportForm.TSV, Compression.NONE, "test", (done, total) -> {});
    }
    try (Stream<Path> files = Files.list(export)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".tsv")).toList()) {
        try (OutputStream out =
            new ZstdOutputStream(Files.newOutputStream(Path.of(file + ".zst")))) {
          Files.copy(file, out);
        }
        Files.delete(file);
      }
    }
    same("export=" + export.toUri(), "item-neighbours");
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"rp3beta", "tags", "item-neighbours:similarity=bm25,k=30"})
  void otherModelsAreTheSameToo(String model) throws IOException {
    same(demo.catalog(), model);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({"TSV, NONE", "JSONL, GZIP"})
  void otherFormsOfExportsAreTheSameToo(ExportForm form, Compression compression)
      throws IOException {
    sameOfExport(form, compression, "item-neighbours");
  }
}
