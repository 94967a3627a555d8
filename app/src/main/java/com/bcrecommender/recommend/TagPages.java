package com.bcrecommender.recommend;

import com.bcrecommender.edition.Tag;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Scores;
import com.bcrecommender.engine.model.TopK;

/// What each tag's page shows: its most owned tralbums, and the tags that go with it. Related are
/// tags by the cosine of the sets of tralbums that carry them, shared by at least two tralbums,
/// since one shared record says nothing.
///
/// Cost: the sum over tralbums of their squared number of tags (2014's size: 25 million additions).
/// For one thread; 9 bytes per tag.
final class TagPages {
  private static final int MOST_TRALBUMS = 200;
  private static final int MOST_RELATED = 20;
  private static final int LEAST_COMMON = 2;

  private final SparseRows tags;
  private final SparseRows carriers;
  private final SparseRows owners;
  private final Scores common;
  private final TopK bestTralbums = new TopK(MOST_TRALBUMS);
  private final TopK bestTags = new TopK(MOST_RELATED);

  TagPages(Snapshot snapshot) {
    tags = snapshot.tralbumTags();
    carriers = tags.transpose();
    owners = snapshot.owners();
    common = new Scores(snapshot.tags(), MOST_RELATED);
  }

  Tag of(int tag, String name) {
    bestTralbums.clear();
    for (int p = carriers.start(tag); p < carriers.end(tag); p++) {
      int tralbum = carriers.column(p);
      bestTralbums.offer(tralbum, owners.size(tralbum));
      for (int q = tags.start(tralbum); q < tags.end(tralbum); q++) {
        common.add(tags.column(q), 1);
      }
    }
    bestTags.clear();
    for (int i = 0; i < common.touched(); i++) {
      int other = common.touched(i);
      float shared = common.get(other);
      if (other != tag && shared >= LEAST_COMMON) {
        bestTags.offer(
            other,
            (float) (shared / Math.sqrt((double) carriers.size(tag) * carriers.size(other))));
      }
    }
    common.clear();
    return new Tag(tag, name, carriers.size(tag), ids(bestTralbums), ids(bestTags));
  }

  private static int[] ids(TopK best) {
    best.sort();
    int[] ids = new int[best.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = best.id(i);
    }
    return ids;
  }
}
