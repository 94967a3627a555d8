package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The commands for data of one's own, as typed: import, catalog, recommend, explain, evaluate.
class FileCommandsTest extends TypedCommands {
  private static final int SCENES = 2;
  private static final int FANS = 12;
  private static final int RECORDS = 8;

  /// Two scenes whose fans own all of their scene's records but one each; so that one is what a fan
  /// is to be recommended.
  private Path preferences() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int fan = 0; fan < SCENES * FANS; fan++) {
      for (int record = 0; record < RECORDS; record++) {
        if (record != fan % RECORDS) {
          rows.add((fan + 1) + "\t" + id(fan / FANS, record));
        }
      }
    }
    return Files.write(folder.resolve("preferences.tsv"), rows);
  }

  private Path tralbums() throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add("key,type,title,artist,url");
    for (int scene = 0; scene < SCENES; scene++) {
      for (int record = 0; record < RECORDS; record++) {
        rows.add(
            "%d,a,\"Title, %d\",Artist %d,https://s%d.bandcamp.com/album/r%d"
                .formatted(id(scene, record), record, scene, scene, record));
      }
    }
    return Files.write(folder.resolve("tralbums.csv"), rows);
  }

  private static int id(int scene, int record) {
    return 1000 * (scene + 1) + record;
  }

  private void importOwn(String home, boolean backwards) throws IOException {
    List<String[]> imports = new ArrayList<>();
    Path one = Files.writeString(folder.resolve("one.tags.tsv"), "1000\tdub\n1000\tdrone\n");
    Path many = Files.writeString(folder.resolve("many.tags.tsv"), "1001\tdub,drone\n1001\tdub\n");
    imports.add(row("preferences", "fan,tralbum", preferences(), home));
    imports.add(row("tags", "tralbum,tag", one, home));
    imports.add(row("tags", "tralbum,tag", many, home));
    imports.add(
        new String[] {
          "import", "tralbums", tralbums().toString(), "--ids", "bandcamp", "--home", home
        });
    (backwards ? imports.reversed() : imports).forEach(this::done);
  }

  private static String[] row(String kind, String columns, Path file, String home) {
    return new String[] {
      "import", kind, file.toString(), "--columns", columns, "--ids", "bandcamp", "--home", home
    };
  }

  private String checksum(String home) {
    done("catalog", "--checksum", "--home", home);
    return out.toString(UTF_8);
  }

  @Test
  void filesTwiceAndInAnotherOrderGiveTheSameChecksum() throws IOException {
    String first = folder.resolve("first").toString();
    String second = folder.resolve("second").toString();
    importOwn(first, false);
    importOwn(second, true);
    String checksum = checksum(first);
    assertThat(checksum).matches("[0-9a-f]{64}\\R");
    assertThat(checksum(second)).isEqualTo(checksum);
    importOwn(first, false);
    assertThat(checksum(first)).isEqualTo(checksum);
  }

  @Test
  void anExportGivesTheSameChecksumInAnotherHome() throws IOException {
    String first = folder.resolve("first").toString();
    String second = folder.resolve("second").toString();
    String export = folder.resolve("export").toString();
    importOwn(first, false);
    done("export", export, "--home", first);
    assertThat(out.toString(UTF_8))
        .contains("24 keys of fans, 48 of tralbums, 4 tags of tralbums, 168 preferences");
    assertThat(folder.resolve("export/tralbums.tsv.gz")).exists();
    done("import", "export", export, "--home", second);
    assertThat(checksum(second)).isEqualTo(checksum(first));
    done("import", "export", export, "--home", second);
    assertThat(out.toString(UTF_8)).contains("0 changed the catalog, 244 known already");
    done("export", export, "--form", "jsonl", "--compress", "none", "--home", second);
    assertThat(folder.resolve("export/tralbums.jsonl")).exists();
    assertThat(folder.resolve("export/tralbums.tsv.gz")).doesNotExist();
  }

  @Test
  void anExportThatCannotBeIsOneLine() throws IOException {
    String home = folder.resolve("home").toString();
    assertThat(bcr("export", folder.resolve("out").toString(), "--home", home)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("bcr: expected a catalog at").hasLineCount(1);
    assertThat(bcr("import", "export", folder.toString(), "--home", home)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith("bcr: expected the folder of an export")
        .hasLineCount(1);
    importOwn(home, false);
    assertThat(bcr("export", folder.toString(), "--home", home)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith("bcr: expected an empty folder or an earlier export")
        .hasLineCount(1);
    assertThat(bcr("export", "out", "--form", "csv", "--home", home)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith("bcr: --form: expected tsv|jsonl, found \"csv\"")
        .hasLineCount(1);
  }

  @Test
  void ownFilesBecomeAnEditionThatShowsWhatEachFanMisses() throws IOException {
    String home = folder.resolve("home").toString();
    importOwn(home, false);
    done("recommend", "--home", home);
    done("recommend", "--home", home, "--threads", "1");
    Editions editions = Editions.in(folder.resolve("home").resolve("editions"));
    assertThat(editions.list()).as("the same catalog gives the same edition").hasSize(1);
    try (Edition edition = Edition.open(editions.folder(editions.current().orElseThrow()))) {
      assertThat(edition.fans()).isEqualTo(SCENES * FANS);
      Card missed = edition.card(edition.tralbumByKey("a1003"));
      assertThat(missed.title()).isEqualTo("Title, 3");
      assertThat(edition.tagByName("drone")).isNotNegative();
      int fan = edition.fanByKey("f4");
      assertThat(edition.fanList(fan, 0, 1).getFirst().tralbum()).isEqualTo(missed.id());
    }
    done("explain", "--fan", "f4", "--tralbum", "a1003", "--home", home);
    assertThat(out.toString(UTF_8)).contains("a1003").contains("a1004");
  }

  @Test
  void oneFansOwnFileIsImportedForTheFanThatIsNamed() throws IOException {
    String home = folder.resolve("home").toString();
    Path file =
        Files.writeString(
            folder.resolve("mine.csv"),
            "Artist,Album,Link\nPaper Heron,Tidal Rooms,https://paperheron.bandcamp.com/album/tidal-rooms\nMossline,Low Tide,\nNobody,,\n");
    String[] command = {"import", "collection", file.toString(), "--home", home};
    assertThat(bcr(command)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--fan NAME").hasLineCount(1);
    done(Stream.concat(Stream.of(command), Stream.of("--fan", "Ann")).toArray(String[]::new));
    assertThat(out.toString(UTF_8))
        .contains("table of records, 1 records by link or key, 1 by artist and title")
        .contains("2 preferences are new")
        .contains("1 not used: neither link nor artist with title");
    done("status", "--home", home);
    assertThat(out.toString(UTF_8)).contains("1 preferences wait for 1 artists with titles");
    done("catalog", "--home", home);
    try (Catalog catalog = Catalog.open(Path.of(home, "catalog.sqlite"));
        var snapshot = catalog.snapshot(0.5f)) {
      assertThat(snapshot.fanKey(0)).isEqualTo("n:ann");
    }
  }

  @Test
  void moreThanOnePercentOfBadRowsStoresNothingUntilItIsAllowed() throws IOException {
    String home = folder.resolve("home").toString();
    Path file = Files.writeString(folder.resolve("bad.tsv"), "1\t2\n1\t\n1\t3\n");
    String[] command = row("preferences", "fan,tralbum", file, home);
    assertThat(bcr(command)).isEqualTo(2);
    String empty = checksum(home);
    try (Catalog nothing = Catalog.open(folder.resolve("nothing.sqlite"))) {
      assertThat(empty.strip()).isEqualTo(nothing.checksum());
    }
    done(Stream.concat(Stream.of(command), Stream.of("--allow-bad")).toArray(String[]::new));
    assertThat(checksum(home)).isNotEqualTo(empty);
    try (Stream<Path> reports = Files.list(Path.of(home, "reports"))) {
      assertThat(reports.toList())
          .isNotEmpty()
          .allSatisfy(report -> assertThat(report).content().contains("bad.tsv").contains("\t2\t"));
    }
  }

  @Test
  void aMistypedHomeIsNotFilledWithAnEmptyCatalog() {
    Path typo = folder.resolve("tpyo");
    for (String[] command :
        new String[][] {
          {"recommend"}, {"catalog", "--checksum"}, {"explain", "--fan", "a", "--tralbum", "a1"}
        }) {
      String[] line =
          Stream.concat(Stream.of(command), Stream.of("--home", typo.toString()))
              .toArray(String[]::new);
      assertThat(bcr(line)).isEqualTo(2);
      assertThat(err.toString(UTF_8).lines()).singleElement().asString().contains("bcr import");
      assertThat(typo).doesNotExist();
    }
  }

  @Test
  void evaluateGivesRecallAndNdcgPerModelAsJson() throws IOException {
    List<String> held = new ArrayList<>();
    for (int fan = 0; fan < SCENES * FANS; fan++) {
      held.add((fan + 1) + "\t" + id(fan / FANS, fan % RECORDS));
    }
    Path test = Files.write(folder.resolve("test.tsv"), held);
    done(
        "evaluate",
        "--home",
        ownHome(),
        "--train",
        preferences().toString(),
        "--test",
        test.toString(),
        "--model",
        "popularity",
        "--model",
        "item-neighbours",
        "--k",
        "1",
        "--json");
    JsonNode models = new ObjectMapper().readTree(out.toString(UTF_8)).get("models");
    assertThat(models.size()).isEqualTo(2);
    assertThat(models.get(0).get("model").asString()).startsWith("popularity");
    assertThat(models.get(0).get("recall@1").asDouble()).isLessThan(1);
    assertThat(models.get(1).get("recall@1").asDouble()).isEqualTo(1);
    assertThat(models.get(1).get("ndcg@1").asDouble()).isEqualTo(1);

    done(
        "evaluate",
        "--home",
        ownHome(),
        "--train",
        preferences().toString(),
        "--test",
        test.toString(),
        "--json");
    for (JsonNode model : new ObjectMapper().readTree(out.toString(UTF_8)).get("models")) {
      assertThat(model.has("recall@20")).isTrue();
      assertThat(model.has("ndcg@20")).isTrue();
    }
  }

  @Test
  void whatTuneChoosesIsUsedByEvaluateAndRecommend() throws IOException {
    String home = folder.resolve("tuned").toString();
    Path file = preferences();
    done("tune", "--home", home, "--train", file.toString(), "--metric", "recall@5", "--seed", "3");
    String said = out.toString(UTF_8);
    assertThat(said).contains("best of each:").contains("recall@5");
    Path kept = folder.resolve("tuned").resolve("model.properties");
    assertThat(kept).content().contains("objective = recall@5").contains("seed = 3");
    String model = Files.readAllLines(kept).get(1).substring("model = ".length());
    assertThat(said).contains(model);
    assertThat(folder.resolve("tuned/reports/tune.tsv"))
        .content()
        .contains("# validation: ")
        .contains("\n1\titem-neighbours\t")
        .contains("# best: " + model);

    done("evaluate", "--home", home, "--train", file.toString(), "--model", "tuned", "--json");
    assertThat(out.toString(UTF_8)).contains(model).contains("too good");
    done(
        "evaluate",
        "--home",
        home,
        "--train",
        file.toString(),
        "--model",
        "popularity",
        "--against",
        "tuned",
        "--json");
    JsonNode report = new ObjectMapper().readTree(out.toString(UTF_8));
    assertThat(report.get("models").get(0).get("differences").toString()).contains(model);
    assertThat(report.get("notes").toString()).contains("too good");

    done("import", "preferences", "--home", home, file.toString());
    done("recommend", "--home", home);
    assertThat(out.toString(UTF_8)).contains("model: " + model);
  }

  @Test
  void tuneOnTheCatalogOfOneModelKeepsThatModel() throws IOException {
    String home = folder.resolve("catalog").toString();
    done("import", "preferences", "--home", home, preferences().toString());
    done("tune", "--home", home, "--model", "rp3beta", "--budget", "0s");
    assertThat(out.toString(UTF_8)).contains("the budget of 0s kept trials from being made");
    assertThat(folder.resolve("catalog").resolve("model.properties"))
        .content()
        .contains("model = rp3beta:")
        .contains("source = the catalog");
  }

  @Test
  void aMistakeInTuneIsAnsweredBeforeAnySearch() throws IOException {
    String file = preferences().toString();
    for (String[] wrong :
        new String[][] {
          {"--metric", "auc@20"},
          {"--budget", "soon"},
          {"--fans", "0"},
          {"--model", "popularity"},
          {"--model", "tags"},
          {"--threads", "-1"}
        }) {
      assertThat(bcr("tune", "--home", folder.toString(), "--train", file, wrong[0], wrong[1]))
          .isEqualTo(2);
      assertThat(err.toString(UTF_8)).contains(wrong[0] + ": expected ");
    }
    assertThat(bcr("evaluate", "--home", folder.toString(), "--train", file, "--model", "tuned"))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("run bcr tune first");
    assertThat(folder.resolve("model.properties")).doesNotExist();
  }

  @Test
  void evaluateHoldsAShareOfOneFileOrOfTheCatalogOut() throws IOException {
    for (String split : List.of("random", "order")) {
      done(
          "evaluate",
          "--home",
          ownHome(),
          "--train",
          preferences().toString(),
          "--split",
          split,
          "--json");
      JsonNode rows = new ObjectMapper().readTree(out.toString(UTF_8)).get("rows");
      assertThat(rows.get("split").asString()).isEqualTo(split);
      // A fifth of seven is one.
      assertThat(rows.get("held_out").asInt()).isEqualTo(SCENES * FANS);
      assertThat(rows.get("source").asString()).isEqualTo("preferences.tsv");
    }
    String home = folder.resolve("home").toString();
    importOwn(home, false);
    Path page = folder.resolve("report.html");
    done(
        "evaluate",
        "--home",
        home,
        "--share",
        "0.5",
        "--seed",
        "7",
        "--json",
        "--report",
        page.toString());
    JsonNode rows = new ObjectMapper().readTree(out.toString(UTF_8)).get("rows");
    assertThat(rows.get("source").asString()).isEqualTo("the catalog");
    assertThat(rows.get("split").asString()).as("no times are known").isEqualTo("random");
    assertThat(rows.get("held_out").asInt()).isEqualTo(SCENES * FANS * 4);
    assertThat(page).content().contains("from the catalog").contains("seed 7");
  }

  @Test
  void theSameSeedGivesTheSameReportButForTimes() throws IOException {
    String[] command = {
      "evaluate",
      "--home",
      ownHome(),
      "--train",
      preferences().toString(),
      "--model",
      "popularity",
      "--seed",
      "3",
      "--json"
    };
    done(command);
    String first = out.toString(UTF_8).replaceAll("_seconds\":[^,}]*", "");
    done(command);
    assertThat(out.toString(UTF_8).replaceAll("_seconds\":[^,}]*", "")).isEqualTo(first);
  }

  @Test
  void wrongUseOfEvaluateIsOneLineThatSaysWhatToDo() throws IOException {
    String train = preferences().toString();
    Path one = Files.writeString(folder.resolve("single.tsv"), "1\t2\n2\t3\n");
    Path dated =
        Files.writeString(folder.resolve("dated.tsv"), "1\t2\t2014-01-01\n1\t3\t2014-01-02\n");
    Path nothing = Files.writeString(folder.resolve("nothing.tsv"), "fan,tralbum\n");
    String[][] wrong = {
      {"--split", "time", "bcr import"},
      {"--test", train, "--train"},
      {"--tags", train, "--train"},
      {"--columns", "fan,tralbum", "--train"},
      {"--train", train, "--test", train, "--split", "random", "--split"},
      {"--train", train, "--test", train, "--share", "0.3", "--share"},
      {"--train", train, "--test", nothing.toString(), "held out"},
      {"--train", train, "--share", "1", "below 1"},
      {"--train", train, "--share", "much", "--share"},
      {"--train", train, "--split", "half", "random, time or order"},
      {"--train", train, "--split", "time", "--split random"},
      {"--train", dated.toString(), "--split", "order", "--split time"},
      {"--train", one.toString(), "two tralbums"},
      {"--train", train, "--model", "poplarity", "poplarity"},
      {"--train", train, "--against", "item-neighbours:k=few", "--against"},
      {"--train", train, "--against", "tuned", "--against tuned: expected what bcr tune chose"},
      {"--train", train, "--report", folder.toString(), "report.html"},
      {"--train", train, "--report", folder.resolve("a/b.html").toString(), "make it first"},
      {"--train", train, "--k", "0", "--k"},
      {"--train", train, "--threads", "-1", "--threads"},
      {"--train", folder.toString(), "found a folder"},
      {"--train", train, "--tags", folder.toString(), "found a folder"},
    };
    for (String[] words : wrong) {
      String[] line =
          Stream.concat(
                  Stream.of("evaluate", "--home", ownHome()),
                  Stream.of(words).limit(words.length - 1))
              .toArray(String[]::new);
      assertThat(bcr(line)).as(String.join(" ", line)).isEqualTo(2);
      assertThat(err.toString(UTF_8).lines())
          .as(String.join(" ", line))
          .singleElement()
          .asString()
          .contains(words[words.length - 1]);
    }
  }
}
