package com.bcrecommender.spark;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.engine.model.MemoryPlan;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.NeighbourLearning;
import com.bcrecommender.settings.UserError;
import java.io.Serializable;

/// What an executor needs at most on the heap, planned from counts alone. The snapshot's entries
/// are not: they lie in mapped files ([SnapshotPieces#read]), which [#mapped] counts.
///
/// @param shared bytes that all tasks share: where the snapshot's rows begin, and factors of fans
///   and tralbums
/// @param task bytes of a task beside that
/// @param searching what tasks need that no longer have the snapshot: those of artists and search
/// @param alone bytes of the largest of the tasks that run alone: layout and index
/// @param mapped bytes of files on the executor's disk, which are the faster the more of them its
///   machine can keep in memory that nothing else wants
record ExecutorMemory(long shared, long task, Tasks searching, long alone, long mapped)
    implements Serializable {
  private static final long serialVersionUID = 1;

  /// Some tasks at a time.
  record Tasks(long shared, long task) implements Serializable {
    private static final long serialVersionUID = 1;

    long with(int tasks) {
      return shared + tasks * task;
    }
  }

  // Of learning and of comparing fans.
  private static final long PER_TRALBUM = 20;
  private static final long PER_FAN = 8;
  // Sums of learning, or what rows are made of columns with.
  private static final long SCRATCH_PER_TRALBUM = 12;
  // The rules of variety 12 and carriers of tags 12, which tasks share, scores 8, what fills a list
  // 8, evidence 2.
  private static final long LISTS_PER_TRALBUM = 42;
  private static final long LISTS_PER_TAG = 20;
  // An edition's layout; the same again under its ids.
  private static final long LAYOUT_PER_RECORD = 12;
  private static final long LAYOUT_PER_TAG = 4;
  private static final long FAN_RECORD = 2000;
  private static final long TRALBUM_RECORD = 500;
  // Names of artists, one for each second tralbum, and which tralbums are whose.
  private static final long ARTISTS_PER_TRALBUM = 40;
  // Terms that lists have it under; two fifths of what these take are words that others have too.
  private static final long TERMS_OF_TRALBUM = 5;
  private static final long TERMS_OF_FAN = 3;
  private static final long TERMS_OF_TAG = 2;
  // A hit of 70 bytes as it was sent, as it is read, and in the index; and a range may be twice as
  // large as others.
  private static final long SEARCH_PER_TERM = 2 * 245;
  // A word for each second thing, its letters and where it is.
  private static final long WORDS_PER_RECORD = 20;
  // A list on its way to the file, and 256 that wait for theirs on either side.
  private static final long WAITING_PER_ENTRY = 4L * 256 * 52;
  // Groups of what is alike, or members of scenes; then the ids of the edition.
  private static final long SCENES_PER_TRALBUM = 60;
  private static final long IDS_PER_TRALBUM = 68;
  private static final long IDS_PER_FAN = 16;
  private static final long SCENES_PER_FAN = 24;
  // A name, and what counts and compares tags.
  private static final long NAMED_PER_TAG = 120;
  // What is like what, and the graph of it twice: as lists have it, and of groups.
  private static final long GRAPH_PER_TRALBUM = 60 + 240 + 240;
  // For the collector to copy in, and for Spark, which keeps 300 MB to itself.
  private static final long ROOM = 400L << 20;

  static ExecutorMemory plan(SnapshotSizes sizes, Order order) {
    MemoryPlan plan = new MemoryPlan(sizes, 1);
    long tralbums = Math.max(1, sizes.tralbums());
    long fans = sizes.fans();
    long snapshot = 4 * fans + (sizes.wishes() ? 12 : 8) * tralbums;
    long shared = snapshot + PER_TRALBUM * tralbums + PER_FAN * fans;
    long lists =
        LISTS_PER_TRALBUM * tralbums
            + LISTS_PER_TAG * sizes.tags()
            + WAITING_PER_ENTRY * Math.max(order.fanList(), order.similarList());
    long rows = 0;
    for (String spec : Models.parts(order.model())) {
      MemoryPlan.Need need = plan.model(spec);
      lists += need.scoring();
      if (Models.inParts(spec, Snapshot.builder().build()).orElse(null)
          instanceof NeighbourLearning) {
        rows += need.kept() / tralbums;
      } else {
        shared += need.kept() + need.learning();
      }
    }
    long partTralbums = Math.min(tralbums, Plan.TRALBUMS);
    long part = rows * partTralbums;
    long group = rows * Math.min(tralbums, Plan.PREFERENCES);
    // A part is there a second time while it is sent, as bytes a third, and what Spark makes of
    // them.
    long learning = SCRATCH_PER_TRALBUM * tralbums + 4 * part;
    // A piece is there twice while it is read.
    long listing = group + part + lists;
    long groups = Math.max(1, Math.ceilDiv(sizes.preferences(), Plan.PREFERENCES));
    long records = Math.max(FAN_RECORD * Math.ceilDiv(fans, groups), TRALBUM_RECORD * partTralbums);
    long terms = TERMS_OF_TRALBUM * tralbums + TERMS_OF_FAN * fans + TERMS_OF_TAG * sizes.tags();
    long search = SEARCH_PER_TERM * Math.ceilDiv(terms, Math.ceilDiv(tralbums, Plan.TRALBUMS));
    long layout = LAYOUT_PER_RECORD * (tralbums + fans) + LAYOUT_PER_TAG * sizes.tags();
    // Records, the pieces they become, and these again on their way.
    long packing = 2 * layout + NAMED_PER_TAG * sizes.tags() + 3 * records;
    long words = layout + WORDS_PER_RECORD * (tralbums + fans + sizes.tags());
    long scenes = SCENES_PER_TRALBUM * tralbums + SCENES_PER_FAN * fans;
    long ids = IDS_PER_TRALBUM * tralbums + IDS_PER_FAN * fans;
    return new ExecutorMemory(
        shared,
        Math.max(Math.max(learning, listing), packing),
        new Tasks(layout, layout + Math.max(ARTISTS_PER_TRALBUM * tralbums, search)),
        Math.max(snapshot + Math.max(scenes, ids) + NAMED_PER_TAG * sizes.tags(), words),
        mapped(sizes));
  }

  /// The snapshot in files, and the larger of what is made of it: tags' carriers while lists are
  /// made, and the graph of what is alike.
  private static long mapped(SnapshotSizes sizes) {
    long pair = sizes.wishes() ? 4 + 1 + 4 + 1 + 4 : 4 + 4;
    long attributes = 4 * 4 * sizes.tralbums();
    long tags = 4 * sizes.tralbumTags();
    return pair * sizes.preferences()
        + tags
        + attributes
        + Math.max(tags, GRAPH_PER_TRALBUM * sizes.tralbums());
  }

  long with(int tasks) {
    long most = Math.max(new Tasks(shared, task).with(tasks), searching.with(tasks));
    return ROOM + Math.max(alone, most);
  }

  /// @param tasks that run at a time
  /// @param allowed bytes that the executor's JVM may take
  /// @throws UserError where that is not enough, with what to do
  void check(int tasks, long allowed) {
    if (with(tasks) > allowed) {
      throw new UserError(
          "expected executors with %s of memory for this catalog and model and %d tasks at a time (%s shared, %s a task; %s for laying the edition out), found %s: set spark.memory=%dm, or have fewer tasks at a time"
              .formatted(
                  MemoryPlan.text(with(tasks)),
                  tasks,
                  MemoryPlan.text(shared),
                  MemoryPlan.text(task),
                  MemoryPlan.text(alone),
                  MemoryPlan.text(allowed),
                  Math.ceilDiv(with(tasks) + with(tasks) / 16, 256L << 20) * 256));
    }
  }
}
