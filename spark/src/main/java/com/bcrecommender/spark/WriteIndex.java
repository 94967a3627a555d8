package com.bcrecommender.spark;

import com.bcrecommender.edition.EditionParts;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.edition.PackedPart;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.recommend.EditionFacts;
import com.bcrecommender.recommend.EditionMaker;
import com.bcrecommender.recommend.MadeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Writes what names shards, one task, from what the other tasks have said of theirs: the words of
/// the search, the index and the manifest; 28 bytes a word, 16 a shard.
record WriteIndex(Order order, WorkFolder work, Plan plan) implements Step {
  /// What was made, until it is verified.
  static final String MADE = "made-unverified";

  private static final long serialVersionUID = 1;

  @Override
  public void run(int number) throws IOException {
    PackStep.INDEX.pack(work, number, Packed.layout(work), this::finish);
  }

  private PackedPart finish(EditionParts parts, Path folder) throws IOException {
    PackedPart packed =
        PackedPart.all(
            List.of(
                PackStep.SEARCH.packed(work, plan), parts.counted(plan.groups(), plan.parts())));
    // Learned from nothing, a model spells its defaults out.
    String model = Models.learn(order.model(), Snapshot.builder().build(), 1).spec();
    EditionFacts facts = CatalogRecords.facts(work).edition();
    PackedPart own =
        parts.finish(
            packed,
            PackStep.SEARCH.tasks(plan),
            facts.provenance(order.options(), model, order.facts()));
    WorkFolder edition = work.child(WriteEdition.EDITION);
    for (String name : EditionParts.names()) {
      edition.put(folder.resolve(name), name);
    }
    EditionMaker.Made made =
        new EditionMaker.Made(
            Manifest.read(folder).name(),
            counts(ListFans.FILE, plan.groups()),
            counts(ListTralbums.FILE, plan.parts()),
            facts.tagged());
    work.write(MADE, MadeFile.bytes(made));
    return own;
  }

  private ListCounts counts(String file, int files) throws IOException {
    MadeLists lists = new MadeLists(work, file);
    ListCounts counts = ListCounts.NONE;
    for (int number = 0; number < files; number++) {
      counts = counts.plus(lists.counts(number));
    }
    return counts;
  }
}
