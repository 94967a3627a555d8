package com.bcrecommender.spark;

import com.bcrecommender.catalog.CatalogCodec;
import com.bcrecommender.catalog.CatalogTralbum;
import com.bcrecommender.catalog.Liveness;
import com.bcrecommender.engine.data.SnapshotPieces;
import com.bcrecommender.recommend.Cards;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/// Writes the snapshot's piece of a part of the tralbums, and what the catalog says of them.
/// Memory: these files, and the names of all tags.
///
/// Rows are `tralbum`, `fan`, `kind`, `time`, `told`, `artist_number`, `album_number`, `release`,
/// `record`, in the order of the first two: first the tralbum with -1 for the fan, then who has it,
/// without the last five.
///
/// @param newest date at which a source told of any tralbum
/// @param back how long ago a tralbum may have been confirmed last
record FreezeTralbums(WorkFolder work, long newest, Duration back)
    implements ForeachPartitionFunction<Row> {
  /// The snapshot's pieces; one that is there says that all of its part is.
  static final String FILE = "snapshot-tralbums";

  private static final long serialVersionUID = 1;
  private static final int UNKNOWN = -1;

  @Override
  public void call(Iterator<Row> rows) throws IOException {
    Part part = new Part(Shared.head(work), CatalogRecords.facts(work).tags());
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.getInt(1) < 0) {
        part.finish();
        part.begin(row);
      } else {
        part.pairs.add(row.getInt(1), row);
      }
    }
    part.finish();
    part.write(TaskContext.getPartitionId());
  }

  private final class Part {
    private final List<String> tagNames;
    private final PairRow pairs = new PairRow();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final DataOutputStream toRecords = new DataOutputStream(records);
    private final SnapshotPieces.TralbumWriter toPiece;
    private @Nullable Row tralbum;

    private Part(SnapshotPieces.Head head, List<String> tagNames) {
      this.tagNames = tagNames;
      toPiece = new SnapshotPieces.TralbumWriter(head, new DataOutputStream(piece));
    }

    void begin(Row row) {
      tralbum = row;
      pairs.clear();
    }

    void finish() throws IOException {
      Row row = tralbum;
      if (row == null) {
        return;
      }
      byte[] record = row.getAs(8);
      CatalogTralbum read = CatalogCodec.readTralbum(Lines.in(record));
      CatalogCodec.write(read.withId(row.getInt(0)), toRecords);
      int[] tags = Cards.tags(tagNames, read.tags());
      int[] distinct = Arrays.stream(tags).sorted().distinct().toArray();
      toPiece.tralbum(
          pairs.others(),
          pairs.kinds(),
          pairs.size(),
          distinct,
          distinct.length,
          number(row, 5),
          number(row, 6),
          number(row, 7),
          Liveness.isUnconfirmed(row.getLong(4), pairs.bought(), newest, back));
    }

    private static int number(Row row, int column) {
      return row.isNullAt(column) ? UNKNOWN : row.getInt(column);
    }

    void write(int number) throws IOException {
      work.write(WorkFolder.numbered(CatalogRecords.TRALBUMS, number), records::writeTo);
      // Last: it says that both are there.
      work.write(WorkFolder.numbered(FILE, number), piece::writeTo);
    }
  }
}
