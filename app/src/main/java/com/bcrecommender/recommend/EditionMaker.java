package com.bcrecommender.recommend;

import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.edition.EditionWriter;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.ListRecord;
import com.bcrecommender.edition.Provenance;
import com.bcrecommender.edition.Sizes;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.explore.SimilarityGraph;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Timings;
import com.bcrecommender.settings.Watch;
import java.util.Map;

/// Makes a verified edition of the catalog's records and of lists, on this machine. Equal contents
/// and equal lists give the same edition, byte for byte but for the time it was made. For one run.
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

  EditionMaker(CatalogSnapshot frozen, Recommend.Options options, Watch watch, Timings timings) {
    this.frozen = frozen;
    this.snapshot = frozen.engine();
    this.options = options;
    this.watch = watch;
    this.timings = timings;
  }

  /// Makes the edition; the current one stays.
  ///
  /// @param facts what the edition says of the choice of its model
  Made make(Editions editions, LearnedLists lists, Map<String, String> facts) {
    try (EditionWriter writer =
        EditionWriter.begin(
            editions, new Sizes(frozen.fans(), frozen.tralbums(), frozen.tags().size()))) {
      timings.run("records", () -> Records.write(frozen, writer, watch));
      ListCounts fans = timings.time("fan lists", () -> fanLists(lists, writer));
      SimilarityGraph graph = new SimilarityGraph(snapshot.tralbums());
      ListCounts similar = timings.time("similar lists", () -> similarLists(lists, graph, writer));
      timings.run("owners", () -> Records.owners(snapshot, 0, snapshot.tralbums(), writer::owners));
      timings.run("scenes", () -> scenes(graph, writer));
      timings.run("similar fans", () -> similarFans(lists, writer));
      EditionFacts about = EditionFacts.of(frozen);
      Provenance provenance = about.provenance(options, lists.model(), facts);
      String name = timings.time("edition", () -> writer.finish(provenance));
      return new Made(name, fans, similar, about.tagged());
    }
  }

  private ListCounts fanLists(LearnedLists lists, EditionWriter writer) {
    try (Progress progress = watch.begin("fan lists", "fans", snapshot.fans())) {
      ListRecord record = new ListRecord();
      return lists.fanLists((fan, list) -> {
        record.copy(list);
        writer.fanList(fan, record);
        progress.update(fan + 1L);
      });
    }
  }

  private ListCounts similarLists(LearnedLists lists, SimilarityGraph graph, EditionWriter writer) {
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
      SceneRecords.Found found =
          SceneRecords.find(snapshot, graph, options.scenes(), frozen.tags(), frozen::artist);
      writer.scenes(found.scenes(), found.sceneOf());
      progress.update(snapshot.tralbums());
    }
  }

  private void similarFans(LearnedLists lists, EditionWriter writer) {
    try (Progress progress = watch.begin("similar fans", "fans", snapshot.fans())) {
      lists.similarFans((fan, similar, common) -> {
        writer.similarFans(fan, similar, common);
        progress.update(fan + 1L);
      });
    }
  }
}
