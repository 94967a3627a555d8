package com.bcrecommender.spark;

import static com.bcrecommender.settings.SilentWatch.NOBODY;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.export.Compression;
import com.bcrecommender.export.Export;
import com.bcrecommender.export.ExportForm;
import com.bcrecommender.recommend.DemoWorld;
import com.bcrecommender.recommend.Recommend;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Timings;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/// A home with a catalog some times the demo's, whose models are several blocks, and what is made
/// of it here and on Spark.
record DemoHome(Path folder) {
  private static final World WORLD = World.make(new WorldOptions(5, 300, 2400, false));

  static DemoHome in(Path folder) throws IOException {
    DemoHome demo = new DemoHome(folder);
    DemoWorld.fill(demo.home(), WORLD, 0);
    return demo;
  }

  Home home() {
    return new Home(folder.resolve("home"));
  }

  static Recommend.Options options(String model) {
    return new Recommend.Options(
        model, 0.5f, 100, 50, 3, Duration.ofDays(365), 300, 2, 2, null, "test", "none");
  }

  /// The edition that `bcr recommend` makes itself.
  String here(String model) {
    return Recommend.here(home(), options(model), NOBODY, new Timings()).run().edition();
  }

  /// A copy of the catalog.
  String catalog() throws IOException {
    Path copy = folder.resolve("copy.sqlite");
    if (!Files.exists(copy)) {
      try (Catalog catalog = Catalog.open(home().catalog())) {
        catalog.copyTo(copy);
      }
    }
    return "catalog=" + copy;
  }

  /// What `bcr export` writes of it.
  Path export(ExportForm form) throws IOException {
    Path export = folder.resolve("export");
    try (Catalog catalog = Catalog.open(home().catalog())) {
      Export.write(catalog, export, form, Compression.GZIP, "test", (done, all) -> {});
    }
    return export;
  }

  /// The tables of that in Parquet, as Spark makes them of JSON lines: in three files each, the
  /// rows in no order, times as timestamps; as it falls out, a table without rows is not there and
  /// a column without values neither.
  ///
  /// @param place of the folder for them
  /// @return which were made
  List<String> parquet(SparkConf conf, String place) throws IOException {
    Path export = export(ExportForm.JSONL);
    List<String> made = new ArrayList<>();
    try (SparkSession session = SparkSession.builder().config(conf).getOrCreate()) {
      for (String table :
          List.of("licences", "sources", "fans", "tralbums", "tags", "preferences")) {
        Dataset<Row> rows =
            session.read().json(export.resolve(table + ".jsonl.gz").toUri().toString());
        if (rows.columns().length > 0) {
          Dataset<Row> typed =
              table.equals("preferences")
                  ? rows.selectExpr("fan", "tralbum", "kind", "to_timestamp(time) AS time")
                  : rows;
          typed.repartition(3).write().parquet(place + "/" + table + ".parquet");
          made.add(table);
        }
      }
    }
    return made;
  }

  /// What a run on Spark is asked for.
  String[] order(String source, String work, String model) {
    return new String[] {
      source,
      "work=" + work,
      "into=" + folder.resolve("into"),
      "recommend.model=" + model,
      "program=test",
      "commit=none"
    };
  }

  /// The edition that a run on Spark handed over, verified.
  String handedOver() {
    return Editions.in(folder.resolve("taken"))
        .adopt(folder.resolve("into").resolve(WriteEdition.EDITION));
  }
}
