package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.PreferenceRows;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.export.Compression;
import com.bcrecommender.export.Export;
import com.bcrecommender.export.ExportForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An export that is not as it was written ends a run in one line that names the file.
class ExportTablesTest {
  @TempDir private Path folder;
  private Path export;

  @BeforeEach
  void write() {
    export = folder.resolve("export");
    try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog.sqlite"))) {
      catalog.transaction(transaction -> {
        PreferenceRows rows = transaction.preferences();
        rows.add("f1", "a1", PreferenceKind.OWNED, 5);
        rows.add("f2", "a1", PreferenceKind.OWNED, 6);
        return rows.finish();
      });
      Export.write(catalog, export, ExportForm.TSV, Compression.GZIP, "test", (done, all) -> {});
    }
  }

  private String mistake() {
    return LocalSpark.mistake("export=" + export.toUri(), "work=" + folder.resolve("work").toUri());
  }

  @Test
  void aFileWithOtherBytesIsNamed() throws IOException {
    Path file = export.resolve("preferences.tsv.gz");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(mistake())
        .startsWith("expected the contents that its manifest says")
        .contains("preferences.tsv.gz");
  }

  @Test
  void aFileThatIsCutOffOrMissingIsNamed() throws IOException {
    Path file = export.resolve("tralbums.tsv.gz");
    Files.write(file, new byte[3]);
    assertThat(mistake()).startsWith("expected ").contains("found 3 in", "tralbums.tsv.gz");
    Files.delete(file);
    assertThat(mistake())
        .startsWith("expected a file that the export's manifest names")
        .contains("tralbums.tsv.gz");
  }
}
