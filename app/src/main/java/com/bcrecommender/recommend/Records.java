package com.bcrecommender.recommend;

import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.edition.EditionWriter;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Watch;
import java.util.List;

/// Writes what pages show of tags, tralbums and fans, under the snapshot's ids. For one thread.
public final class Records {
  private Records() {}

  static void write(CatalogSnapshot catalog, EditionWriter writer, Watch watch) {
    Snapshot snapshot = catalog.engine();
    List<String> tagNames = catalog.tags();
    TagPages tags = new TagPages(snapshot);
    for (int tag = 0; tag < tagNames.size(); tag++) {
      writer.tag(tags.of(tag, tagNames.get(tag)));
    }
    try (Progress progress =
        watch.begin("records", "tralbums and fans", (long) catalog.tralbums() + catalog.fans())) {
      Cards cards = new Cards(snapshot, tagNames);
      catalog.eachTralbum(tralbum -> {
        writer.tralbum(cards.of(tralbum), tralbum.keys());
        progress.update(tralbum.id() + 1L);
      });
      Fans fans = new Fans(snapshot);
      Collection collection = new Collection(snapshot);
      catalog.eachFan(fan -> {
        writer.fan(fans.of(fan, collection.of(fan.id())), fan.keys());
        progress.update((long) catalog.tralbums() + fan.id() + 1);
      });
    }
  }

  /// Gets the owners of a tralbum.
  public interface OwnersSink {
    /// @param fans dense ids, valid during the call only
    /// @param count how many of `fans`, from the start
    void owners(int tralbum, int[] fans, int count);
  }

  /// Tells who owns what.
  ///
  /// @param end one after the last tralbum
  public static void owners(Snapshot snapshot, int first, int end, OwnersSink sink) {
    SparseRows owners = snapshot.owners();
    int[] fans = new int[owners.largestRow()];
    for (int tralbum = first; tralbum < end; tralbum++) {
      sink.owners(tralbum, fans, owners.copyColumns(tralbum, fans));
    }
  }
}
