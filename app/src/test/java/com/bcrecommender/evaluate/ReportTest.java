package com.bcrecommender.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.evaluate.Comparer;
import com.bcrecommender.engine.evaluate.Comparison;
import com.bcrecommender.engine.evaluate.Evaluation;
import com.bcrecommender.engine.evaluate.Evaluator;
import com.bcrecommender.engine.evaluate.Metric;
import com.bcrecommender.engine.evaluate.Split;
import com.bcrecommender.report.ReportFile;
import com.bcrecommender.report.ReportHtml;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ReportTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'\\\n</style>&amp;";

  private static final Report REPORT = report();

  /// Eight tastes, each with tags of its own, and fans of all sizes.
  private static Report report() {
    SplittableRandom random = new SplittableRandom(8);
    Snapshot.Builder builder = Snapshot.builder().sizes(400, 160, 24);
    for (int fan = 0; fan < 400; fan++) {
      for (int i = 0; i < 2 + random.nextInt(fan < 200 ? 6 : 40); i++) {
        double skew = random.nextDouble();
        builder.preference(
            fan, 8 * (int) (skew * skew * 20) + (random.nextInt(5) == 0 ? i % 8 : fan % 8));
      }
    }
    for (int t = 0; t < 160; t++) {
      builder.tag(t, t % 8).tag(t, 8 + random.nextInt(16)).artist(t, t / 3);
    }
    Split split = Split.random(builder.build(), 0.2, 1);
    Comparison comparison =
        new Comparer(new Evaluator(split.train(), split.test(), 10).threads(1), 1)
            .compare(List.of("item-neighbours", "low-pass:rank=8"), evaluation -> {});
    return new Report(
        new HeldOut(split, "rows.tsv", SplitBy.RANDOM, 0.2, 1),
        comparison,
        List.of(),
        "1.0 (commit abc)");
  }

  private static Document page(Report report) {
    return Jsoup.parse(new String(ReportHtml.render(report.page()), StandardCharsets.UTF_8));
  }

  private static JsonNode json(Report report) {
    return new ObjectMapper().readTree(ReportJson.render(report));
  }

  @Test
  void thePageShowsEveryFigureOfTheJson() {
    Document page = page(REPORT);
    JsonNode json = json(REPORT);
    List<Element> lines = page.select("tbody tr");
    assertThat(lines).hasSameSizeAs(json.get("models").values());
    for (int m = 0; m < lines.size(); m++) {
      JsonNode model = json.get("models").get(m);
      String line = lines.get(m).text();
      for (Metric metric : Metric.values()) {
        String key = metric.key() + "@10";
        assertThat(line).contains(Numbers.figure(metric, model.get(key).asDouble()));
        JsonNode interval = model.get("intervals").get(key);
        assertThat(line)
            .as(key)
            .contains("to " + Numbers.figure(metric, interval.get(1).asDouble()));
      }
      assertThat(line).contains(Numbers.percent(model.get("coverage@10").asDouble()));
      assertThat(line).contains(Numbers.figure(Metric.VARIETY, model.get("gini@10").asDouble()));
      assertThat(page.select(".models code").get(m).text())
          .isEqualTo(model.get("model").asString());
    }
  }

  @Test
  void theJsonSaysWhatTheComparisonSays() {
    JsonNode json = json(REPORT);
    Comparison comparison = REPORT.comparison();
    assertThat(json.get("rows").get("source").asString()).isEqualTo("rows.tsv");
    assertThat(json.get("rows").get("split").asString()).isEqualTo("random");
    assertThat(json.get("rows").get("held_out").asInt()).isEqualTo(comparison.rows().heldOut());
    assertThat(json.get("slices").size()).isEqualTo(comparison.slices().size());
    for (int m = 0; m < comparison.models().size(); m++) {
      Comparison.Result model = comparison.models().get(m);
      JsonNode said = json.get("models").get(m);
      assertThat(said.get("ndcg@10").asDouble())
          .isEqualTo(Math.round(model.evaluation().ndcg() * 1e6) / 1e6);
      for (int s = 0; s < comparison.slices().size(); s++) {
        JsonNode slice = said.get("slices").get(s);
        assertThat(slice.get("hits").asInt()).isEqualTo(model.hits().get(s));
        assertThat(slice.get("recall@10").get("mean").asDouble())
            .isEqualTo(Math.round(model.figures().of(Metric.RECALL, s).mean() * 1e6) / 1e6);
      }
      assertThat(said.get("differences").size()).isEqualTo(model.differences().size());
    }
    assertThat(json.get("best").asString())
        .isEqualTo(comparison.models().get(comparison.best()).evaluation().model());
  }

  @Test
  void everySliceHasAChartWithABarForEachModel() {
    Document page = page(REPORT);
    for (int s = 0; s < REPORT.comparison().slices().size(); s++) {
      String name = Sentences.name(REPORT.comparison().slices().get(s));
      Element panel =
          page.select("figure").stream()
              .filter(figure -> figure.select("h3").text().equals(name))
              .findFirst()
              .orElseThrow();
      assertThat(panel.select("svg")).hasSameSizeAs(REPORT.comparison().models());
      for (int m = 0; m < REPORT.comparison().models().size(); m++) {
        double ndcg = REPORT.comparison().models().get(m).figures().of(Metric.NDCG, s).mean();
        assertThat(panel.select(".value").get(m).text())
            .isEqualTo(Numbers.figure(Metric.NDCG, ndcg));
      }
    }
  }

  @Test
  void barsAreAsLongAsTheirFigures() {
    Element panel =
        page(REPORT).select("figure").stream()
            .filter(figure -> figure.select("h3").text().equals("Concentration (Gini)"))
            .findFirst()
            .orElseThrow();
    for (int m = 0; m < REPORT.comparison().models().size(); m++) {
      double gini = REPORT.comparison().models().get(m).evaluation().gini();
      assertThat(panel.select(".fill").get(m).attr("width"))
          .isEqualTo(Long.toString(Math.round(1000 * gini)));
    }
  }

  @Test
  void thePageNeedsNothingElse() {
    Document page = page(REPORT);
    assertThat(page.select("script, link, img, iframe, object, [src], [href], [onclick]"))
        .isEmpty();
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
    assertThat(page.select("style").html()).doesNotContain("url(", "@import");
  }

  @Test
  void hostileNamesStayText() {
    Comparison comparison = REPORT.comparison();
    List<Comparison.Result> models = new ArrayList<>();
    for (Comparison.Result model : comparison.models()) {
      Evaluation e = model.evaluation();
      models.add(
          new Comparison.Result(
              new Evaluation(
                  HOSTILE + e.model(),
                  e.k(),
                  e.fans(),
                  e.coldFans(),
                  e.recall(),
                  e.ndcg(),
                  e.map(),
                  e.precision(),
                  e.hitRate(),
                  e.coverage(),
                  e.gini(),
                  e.novelty(),
                  e.longTail(),
                  e.variety(),
                  e.artists(),
                  e.learnSeconds(),
                  e.listSeconds()),
              model.figures(),
              model.hits(),
              model.differences()));
    }
    Report hostile =
        new Report(
            HOSTILE,
            SplitBy.FILES,
            0,
            0,
            new Comparison(
                comparison.k(),
                comparison.rows(),
                comparison.resamples(),
                comparison.seed(),
                comparison.slices(),
                models,
                comparison.neighbours(),
                comparison.best()),
            List.of(HOSTILE),
            HOSTILE);
    Document page = page(hostile);
    assertThat(page.select("img, [onerror]")).isEmpty();
    assertThat(page.select("style")).hasSize(1);
    assertThat(page.select(".facts").text()).contains("<img src=x onerror=alert(1)>");
    assertThat(page.select(".warning").text()).contains("<img src=x onerror=alert(1)>");
    JsonNode json = json(hostile);
    assertThat(json.get("notes").get(0).asString()).isEqualTo(HOSTILE);
    assertThat(json.get("program").asString()).isEqualTo(HOSTILE);
    assertThat(json.get("models").get(0).get("model").asString()).startsWith(HOSTILE);
  }

  @Test
  void nothingMeasuredIsSaidAndNotDrawn() {
    Snapshot train = Snapshot.builder().preference(0, 0).preference(1, 1).build();
    Split nothing = new Split(train, Snapshot.builder().sizes(2, 2, 0).build().preferences());
    Comparison comparison =
        new Comparer(new Evaluator(nothing.train(), nothing.test(), 5), 1)
            .compare(List.of(), evaluation -> {});
    Report empty =
        new Report(new HeldOut(nothing, "a", SplitBy.FILES, 0, 0), comparison, List.of(), "1");
    assertThat(page(empty).select(".verdict").text()).contains("Nothing was held out");
    assertThat(json(empty).get("models").get(0).get("ndcg@5").isNull()).isTrue();
  }

  @Test
  void aFileThatCannotBeWrittenIsFoundBeforeThereIsAnythingToWrite(@TempDir Path folder)
      throws IOException {
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> ReportFile.at(folder))
        .withMessageContaining("found a folder");
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> ReportFile.at(folder.resolve("none").resolve("r.html")))
        .withMessageContaining("none");
    Path file = folder.resolve("r.html");
    ReportFile.at(file).write(REPORT.page());
    ReportFile.at(file).write(REPORT.page());
    assertThat(Files.readAllBytes(file)).isEqualTo(ReportHtml.render(REPORT.page()));
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }
}
