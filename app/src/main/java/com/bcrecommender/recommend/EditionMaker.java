package com.bcrecommender.recommend;

import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.edition.EditionWriter;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.ListRecord;
import com.bcrecommender.edition.Provenance;
import com.bcrecommender.edition.Sizes;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.explore.Scenes;
import com.bcrecommender.engine.explore.SimilarityGraph;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Timings;
import com.bcrecommender.settings.Watch;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes a verified edition of the catalog's records and of lists, wherever these come from. Equal
/// contents and equal lists give the same edition, byte for byte but for the time it was made. For
/// one run.
///
/// Memory: the snapshot, 60 bytes a tralbum, and what [EditionWriter] says; lists are streamed.
public final class EditionMaker {
  private final CatalogSnapshot frozen;
  private final Snapshot snapshot;
  private final Recommend.Options options;
  private final Watch watch;
  private final Timings timings;

  /// What was made.
  ///
  /// @param edition its name
  /// @param tagged how many tralbums bear a tag
  public record Made(String edition, ListCounts fanLists, ListCounts similarLists, long tagged) {}

  public EditionMaker(
      CatalogSnapshot frozen, Recommend.Options options, Watch watch, Timings timings) {
    this.frozen = frozen;
    this.snapshot = frozen.engine();
    this.options = options;
    this.watch = watch;
    this.timings = timings;
  }

  /// Makes the edition; the current one stays.
  ///
  /// @param facts what the edition says of the choice of its model
  public Made make(Editions editions, Lists lists, Map<String, String> facts) {
    try (EditionWriter writer =
        EditionWriter.begin(
            editions, new Sizes(frozen.fans(), frozen.tralbums(), frozen.tags().size()))) {
      timings.run("records", () -> new Records(frozen, writer, watch).write());
      ListCounts fans = timings.time("fan lists", () -> fanLists(lists, writer));
      SimilarityGraph graph = new SimilarityGraph(snapshot.tralbums());
      ListCounts similar = timings.time("similar lists", () -> similarLists(lists, graph, writer));
      timings.run("owners", () -> Records.owners(snapshot, writer));
      timings.run("scenes", () -> scenes(graph, writer));
      timings.run("similar fans", () -> similarFans(lists, writer));
      Provenance provenance =
          new Provenance(
              Now.instant(),
              newest(),
              options.program(),
              options.commit(),
              lists.model(),
              frozen.sourceKinds(),
              settings(facts));
      String name = timings.time("edition", () -> writer.finish(provenance));
      return new Made(name, fans, similar, tagged());
    }
  }

  private Map<String, String> settings(Map<String, String> facts) {
    Map<String, String> settings = new TreeMap<>(facts);
    settings.put("wish-weight", Float.toString(options.wishWeight()));
    return settings;
  }

  private ListCounts fanLists(Lists lists, EditionWriter writer) {
    try (Progress progress = watch.begin("fan lists", "fans", snapshot.fans())) {
      ListRecord record = new ListRecord();
      return lists.fanLists((fan, list) -> {
        record.copy(list);
        writer.fanList(fan, record);
        progress.update(fan + 1L);
      });
    }
  }

  private ListCounts similarLists(Lists lists, SimilarityGraph graph, EditionWriter writer) {
    try (Progress progress = watch.begin("similar", "tralbums", snapshot.tralbums())) {
      ListRecord record = new ListRecord();
      return lists.similarLists((tralbum, list) -> {
        record.copy(list);
        writer.similarList(tralbum, record);
        graph.list(tralbum, list);
        progress.update(tralbum + 1L);
      });
    }
  }

  private void scenes(SimilarityGraph graph, EditionWriter writer) {
    try (Progress progress = watch.begin("scenes", "tralbums", snapshot.tralbums())) {
      List<String> tags = frozen.tags();
      Scenes scenes =
          Scenes.find(
              snapshot,
              graph,
              options.scenes(),
              (one, other) -> SceneRecords.alike(tags.get(one), tags.get(other)));
      int[] sceneOf = new int[snapshot.tralbums()];
      Arrays.setAll(sceneOf, scenes::sceneOf);
      writer.scenes(new SceneRecords(tags, frozen::artist).of(scenes), sceneOf);
      progress.update(snapshot.tralbums());
    }
  }

  private void similarFans(Lists lists, EditionWriter writer) {
    try (Progress progress = watch.begin("similar fans", "fans", snapshot.fans())) {
      lists.similarFans((fan, similar, common) -> {
        writer.similarFans(fan, similar, common);
        progress.update(fan + 1L);
      });
    }
  }

  /// The newest time of a preference: how old the data are.
  private @Nullable Instant newest() {
    long newest = Snapshot.UNKNOWN_TIME;
    for (int p = 0; snapshot.hasTimes() && p < snapshot.preferences().size(); p++) {
      newest = Math.max(newest, snapshot.time(p));
    }
    return newest == Snapshot.UNKNOWN_TIME ? null : Instant.ofEpochSecond(newest);
  }

  private long tagged() {
    SparseRows tags = snapshot.tralbumTags();
    long tagged = 0;
    for (int tralbum = 0; tralbum < tags.rows(); tralbum++) {
      tagged += tags.size(tralbum) > 0 ? 1 : 0;
    }
    return tagged;
  }
}
