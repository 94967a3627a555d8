package com.bcrecommender.recommend;

import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.ListRecord;
import com.bcrecommender.engine.list.Origin;
import com.bcrecommender.engine.list.RankedList;

/// Carries lists from the engine to the edition. One record, used again for each list; for one
/// thread.
final class ListCopy {
  private final ListRecord record = new ListRecord();

  /// The list as the edition's writer takes it, until the next call.
  ListRecord of(RankedList list) {
    record.clear();
    for (int i = 0; i < list.size(); i++) {
      record.add(
          list.tralbum(i), list.score(i), origin(list.origin(i)), list.covered(i), list.against(i));
      for (int j = 0; j < list.reasonCount(i); j++) {
        record.reason(
            list.reasonTralbum(i, j), list.reasonShare(i, j), list.reasonCommonOwners(i, j));
      }
    }
    return record;
  }

  private static Entry.Origin origin(Origin origin) {
    return switch (origin) {
      case MODEL -> Entry.Origin.MODEL;
      case TAGS -> Entry.Origin.TAGS;
      case POPULAR_IN_TAGS -> Entry.Origin.POPULAR_IN_TAGS;
    };
  }
}
