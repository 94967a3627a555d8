package com.bcrecommender.spark;

import com.bcrecommender.edition.Layout;
import com.bcrecommender.edition.ListRecord;
import com.bcrecommender.edition.RecordPieces;
import com.bcrecommender.edition.RecordPieces.Side;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.list.ListSink;
import com.bcrecommender.recommend.Cards;
import com.bcrecommender.recommend.Fans;
import com.bcrecommender.recommend.Records;
import java.io.IOException;
import java.util.Iterator;
import scala.Tuple2;

/// Packs the tables that have a record for each fan, or for each tralbum: each group of fans, or
/// part of the tralbums, writes its records under the ids of the edition and sends them to the
/// tasks in whose shards they are. All of it is sent once. Memory: the records of a group, and
/// those of a piece, 2 KB a fan, 500 bytes a tralbum.
record PackRecords(Order order, WorkFolder work, Plan plan, Side side) implements Shuffle {
  private static final long serialVersionUID = 1;

  private PackStep step() {
    return side == Side.FANS ? PackStep.FANS : PackStep.TRALBUMS;
  }

  @Override
  public Iterator<Tuple2<Integer, byte[]>> send(int part, int[] wanted) throws IOException {
    Snapshot snapshot = Shared.of(work, order).snapshotAlone();
    RecordPieces pieces = new RecordPieces(Packed.layout(work), side);
    if (side == Side.FANS) {
      fans(part, snapshot, pieces);
    } else {
      tralbums(part, snapshot, pieces);
    }
    pieces.leave(PackStep.store(work), part);
    return Shuffle.pieces(pieces.pieces(), wanted);
  }

  private void fans(int group, Snapshot snapshot, RecordPieces pieces) throws IOException {
    Fans fans = new Fans(snapshot);
    CatalogRecords.eachFan(
        work, plan, group, of -> pieces.fan(fans.of(of.fan(), of.shelf()), of.fan().keys()));
    int first = plan.fanCuts()[group];
    ListRecord record = new ListRecord();
    ListSink lists =
        (fan, list) -> {
          record.copy(list);
          pieces.fanList(fan, record);
        };
    new MadeLists(work, ListFans.FILE)
        .read(group, first, plan.fanCuts()[group + 1] - first, order.fanList(), lists);
    CompareFans.read(work, plan, group, pieces::similarFans);
  }

  private void tralbums(int part, Snapshot snapshot, RecordPieces pieces) throws IOException {
    Cards cards = new Cards(snapshot, CatalogRecords.facts(work).tags());
    CatalogRecords.eachTralbum(
        work, plan, part, tralbum -> pieces.tralbum(cards.of(tralbum), tralbum.keys()));
    int first = plan.firstTralbum(part);
    int end = plan.endTralbum(part);
    ListRecord record = new ListRecord();
    ListSink lists =
        (tralbum, list) -> {
          record.copy(list);
          pieces.similarList(tralbum, record);
        };
    new MadeLists(work, ListTralbums.FILE)
        .read(part, first, end - first, order.similarList(), lists);
    Records.owners(snapshot, first, end, pieces::owners);
  }

  @Override
  public void receive(int number, Iterator<byte[]> pieces) throws IOException {
    Layout layout = Packed.layout(work);
    step().pack(work, number, layout, (parts, _) -> parts.records(side, number, pieces));
  }
}
