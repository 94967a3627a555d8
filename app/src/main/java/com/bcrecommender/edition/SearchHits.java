package com.bcrecommender.edition;

import java.util.function.Consumer;

/// Everything in an edition that can be found.
final class SearchHits {
  private SearchHits() {}

  private interface Decode {
    Hit hit(int id, RecordReader in);
  }

  /// Goes through a share of it: tralbums, artists, tags and fans, in the order of kinds.
  static void each(Tables tables, Share share, Consumer<Hit> visit) {
    each(
        tables.table(TableKind.TRALBUMS), share, visit, (id, in) -> Hit.of(CardCodec.read(id, in)));
    each(tables.table(TableKind.ARTISTS), share, visit, (id, in) -> Hit.of(Artist.read(id, in)));
    each(tables.table(TableKind.TAGS), share, visit, (id, in) -> Hit.of(TagCodec.read(id, in)));
    each(tables.table(TableKind.FANS), share, visit, (id, in) -> Hit.of(FanCodec.read(id, in)));
  }

  private static void each(Table table, Share share, Consumer<Hit> visit, Decode decode) {
    RecordReader in = table.reader();
    Pieces.Range ids = share.of(table.count());
    for (int id = ids.first(); id < ids.end(); id++) {
      visit.accept(decode.hit(id, table.turn(in, id)));
    }
  }
}
