package com.bcrecommender.edition;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// Makes the packs of an edition from what was staged: gives the ids of the edition ([Numbering]),
/// writes each table under these ([RenumberedRecords]), then what follows from the tables. Not for
/// several threads.
final class Assembly {
  private final Staging staged;
  private final Packing packing;
  private final int[] stagedTralbums;
  private final int[] stagedFans;
  private final Activity activity;
  private final RenumberedRecords renumbering;

  Assembly(Staging staged, Packing packing) {
    this.staged = staged;
    this.packing = packing;
    Numbering numbering =
        Numbering.of(
            staged.table(TableKind.SIMILAR_LISTS),
            staged.table(TableKind.FAN_LISTS),
            scenes(),
            staged.activity().ofTralbums());
    stagedTralbums = Numbering.inverse(numbering.tralbums());
    stagedFans = Numbering.inverse(numbering.fans());
    activity = staged.activity().renumbered(stagedTralbums, stagedFans);
    renumbering = new RenumberedRecords(numbering, activity);
  }

  /// Writes all packs.
  ///
  /// @param counts receives how many artists there are
  void run(Map<String, Long> counts) throws IOException {
    write(TableKind.TAGS, i -> i);
    write(TableKind.TRALBUMS, i -> stagedTralbums[i]);
    write(TableKind.FANS, i -> stagedFans[i]);
    write(TableKind.FAN_LISTS, i -> stagedFans[i]);
    write(TableKind.SIMILAR_LISTS, i -> stagedTralbums[i]);
    write(TableKind.OWNERS, i -> stagedTralbums[i]);
    if (staged.has(TableKind.SCENES)) {
      write(TableKind.SCENES, i -> i);
      write(TableKind.TRALBUM_SCENES, i -> stagedTralbums[i]);
      write(TableKind.SIMILAR_FANS, i -> stagedFans[i]);
    }
    keys(TableKind.TAG_NAMES, IntUnaryOperator.identity());
    keys(TableKind.TRALBUM_KEYS, renumbering::tralbum);
    keys(TableKind.TRALBUM_URLS, renumbering::tralbum);
    keys(TableKind.FAN_KEYS, renumbering::fan);
    keys(TableKind.FAN_USERNAMES, renumbering::fan);
    KeyShards.write(packing);
    counts.put("artists", (long) new DerivedTables(packing, activity).write());
    new SearchWriter(packing).write();
    new PageWriter(packing).write();
  }

  /// @param source from the id in the edition to the id as staged
  private void write(TableKind kind, IntUnaryOperator source) throws IOException {
    StagedTable from = staged.table(kind);
    RecordReader in = from.reader();
    packing.write(
        kind,
        from.count(),
        (id, out) -> renumbering.record(kind, from.turn(in, source.applyAsInt(id)), out));
    staged.drop(kind);
  }

  private void keys(TableKind kind, IntUnaryOperator numbers) throws IOException {
    packing.add(staged.keys(kind).write(packing.folder(), numbers));
    staged.drop(kind);
  }

  private int[] scenes() {
    int[] scenes = new int[staged.sizes().tralbums()];
    Arrays.fill(scenes, ExploreTables.NONE);
    if (staged.has(TableKind.TRALBUM_SCENES)) {
      StagedTable table = staged.table(TableKind.TRALBUM_SCENES);
      RecordReader in = table.reader();
      for (int t = 0; t < scenes.length; t++) {
        scenes[t] = ExploreTables.scene(table.turn(in, t));
      }
    }
    return scenes;
  }
}
