package com.bcrecommender.spark;

import com.bcrecommender.catalog.CatalogCodec;
import com.bcrecommender.catalog.CatalogFan;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotPieces;
import com.bcrecommender.engine.model.NeighbourBlock;
import com.bcrecommender.recommend.Collection;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;

/// Writes the snapshot's piece of a group of fans, what the catalog says of them, and what they
/// cost those who learn from them. Memory: these files.
///
/// Rows are `fan`, `tralbum`, `kind`, `time`, `record`, in the order of the first two: first the
/// fan with the catalog's record and -1 for the tralbum, then what the fan has.
record FreezeFans(WorkFolder work) implements ForeachPartitionFunction<Row> {
  /// The snapshot's pieces.
  static final String FILE = "snapshot-fans";

  /// What a group costs; written last, it says that all of the group is there.
  static final String DONE = "snapshot-costs";

  private static final long serialVersionUID = 1;

  /// What groups of fans come to.
  ///
  /// @param newest time of a preference, or [Snapshot#UNKNOWN_TIME]
  /// @param pairs by block of tralbums, how many there are to add up
  record Costs(long newest, long[] pairs) {}

  @Override
  public void call(Iterator<Row> rows) throws IOException {
    Group group = new Group(Shared.head(work));
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.getInt(1) < 0) {
        group.finish();
        group.begin(row.getInt(0), row.getAs(4));
      } else {
        group.pairs.add(row.getInt(1), row);
      }
    }
    group.finish();
    group.write(TaskContext.getPartitionId());
  }

  private final class Group {
    private final PairRow pairs = new PairRow();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final DataOutputStream toRecords = new DataOutputStream(records);
    private final SnapshotPieces.FanWriter toPiece;
    private final long[] costs;
    private long newest = Snapshot.UNKNOWN_TIME;
    private byte[] record = {};
    private int fan = -1;

    private Group(SnapshotPieces.Head head) {
      toPiece = new SnapshotPieces.FanWriter(head, new DataOutputStream(piece));
      costs = new long[NeighbourBlock.blocks(head.tralbums())];
    }

    void begin(int id, byte[] ofCatalog) {
      fan = id;
      record = ofCatalog;
      pairs.clear();
    }

    void finish() throws IOException {
      if (fan < 0) {
        return;
      }
      toPiece.fan(pairs.others(), pairs.kinds(), pairs.size());
      CatalogFan read = CatalogCodec.readFan(Lines.in(record));
      Collection.Shelf shelf =
          Collection.shelf(
              pairs.size(), place -> pairs.others()[place], pairs::isOwned, pairs::time);
      CatalogRecords.write(new CatalogRecords.Shelved(read.withId(fan), shelf), toRecords);
      for (int place = 0; place < pairs.size(); place++) {
        newest = Math.max(newest, pairs.time(place));
        costs[NeighbourBlock.of(pairs.others()[place])] += pairs.size();
      }
    }

    void write(int number) throws IOException {
      work.write(WorkFolder.numbered(FILE, number), piece::writeTo);
      work.write(WorkFolder.numbered(CatalogRecords.FANS, number), records::writeTo);
      work.write(
          WorkFolder.numbered(DONE, number),
          out -> {
            out.writeLong(newest);
            for (long cost : costs) {
              out.writeLong(cost);
            }
          });
    }
  }

  /// What all groups come to.
  static Costs costs(WorkFolder work, int groups, int tralbums) throws IOException {
    long newest = Snapshot.UNKNOWN_TIME;
    long[] pairs = new long[NeighbourBlock.blocks(tralbums)];
    for (int group = 0; group < groups; group++) {
      try (DataInputStream in = work.open(WorkFolder.numbered(DONE, group))) {
        newest = Math.max(newest, in.readLong());
        for (int block = 0; block < pairs.length; block++) {
          pairs[block] += in.readLong();
        }
      }
    }
    return new Costs(newest, pairs);
  }
}
