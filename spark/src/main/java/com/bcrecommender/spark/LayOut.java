package com.bcrecommender.spark;

import com.bcrecommender.edition.Layout;
import com.bcrecommender.edition.Tag;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.explore.SimilarityGraph;
import com.bcrecommender.recommend.SceneRecords;
import com.bcrecommender.recommend.TagPages;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/// What concerns the whole edition and is small, one task: scenes, from the first entries of all
/// similar lists; the ids of the edition; the tables of tags and scenes. Memory: [ExecutorMemory];
/// what is like what lies in mapped files, up to 300 bytes a tralbum.
record LayOut(Order order, WorkFolder work, Plan plan) implements Step {
  /// The file with the layout.
  static final String FILE = "layout";

  private static final long serialVersionUID = 1;

  @Override
  public void run(int number) throws IOException {
    Snapshot snapshot = Shared.of(work, order).snapshotAlone();
    List<String> tags = CatalogRecords.facts(work).tags();
    SceneRecords.Found scenes = scenes(snapshot, tags);
    Layout layout = layout(snapshot, scenes.sceneOf());
    work.write(FILE, layout::write);
    TagPages pages = new TagPages(snapshot);
    Iterator<Tag> all =
        IntStream.range(0, tags.size()).mapToObj(tag -> pages.of(tag, tags.get(tag))).iterator();
    PackStep.LAYOUT.pack(
        work, number, layout, (parts, _) -> parts.first(all, scenes.scenes(), scenes.sceneOf()));
  }

  private SceneRecords.Found scenes(Snapshot snapshot, List<String> tags) throws IOException {
    SimilarityGraph graph = new SimilarityGraph(snapshot.tralbums(), true);
    try (MadeLists.Heads lists = similarLists()) {
      for (int tralbum = 0; tralbum < snapshot.tralbums(); tralbum++) {
        graph.list(tralbum, lists.next());
      }
    }
    return SceneRecords.find(
        snapshot,
        graph,
        order.options().scenes(),
        tags,
        tralbum -> CatalogRecords.artist(work, plan, tralbum));
  }

  private Layout layout(Snapshot snapshot, int[] sceneOf) throws IOException {
    int[] owners = new int[snapshot.tralbums()];
    SparseRows fansOf = snapshot.owners();
    Arrays.setAll(owners, fansOf::size);
    int[] owned = new int[snapshot.fans()];
    SparseRows preferences = snapshot.preferences();
    for (int fan = 0; fan < owned.length; fan++) {
      for (int p = preferences.start(fan); p < preferences.end(fan); p++) {
        owned[fan] += snapshot.isOwned(p) ? 1 : 0;
      }
    }
    int[] carriers = new int[snapshot.tags()];
    SparseRows tags = snapshot.tralbumTags();
    for (int p = 0; p < tags.size(); p++) {
      carriers[tags.column(p)]++;
    }
    try (MadeLists.Heads similar = similarLists();
        MadeLists.Heads ofFans = fanLists()) {
      return Layout.of(
          owners,
          owned,
          carriers,
          similar::next,
          ofFans::next,
          sceneOf,
          plan.groups(),
          plan.parts());
    }
  }

  private MadeLists.Heads similarLists() {
    return new MadeLists(work, ListTralbums.FILE).readHeads(plan.parts());
  }

  private MadeLists.Heads fanLists() {
    return new MadeLists(work, ListFans.FILE).readHeads(plan.groups());
  }
}
