package com.bcrecommender.engine.explore;

import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Scores;
import com.bcrecommender.engine.model.TopK;

/// The tags that go with a tag: by the cosine of the sets of tralbums that carry them, shared by at
/// least two tralbums, since one shared record says nothing. Exact; equal ones by lower id.
///
/// Cost of all tags: the sum over tralbums of their squared number of tags (2014's size: 25 million
/// additions). Not safe for several threads; 9 bytes a tag.
public final class RelatedTags {
  /// Tags of each list, unless set otherwise.
  public static final int LENGTH = 20;

  private static final int LEAST_COMMON = 2;

  private final SparseRows tags;
  private final SparseRows carriers;
  private final Scores common;
  private final TopK best;

  /// @param tags tralbum by tag, as [com.bcrecommender.engine.data.Snapshot#tralbumTags] has it
  /// @param carriers the same transposed: tag by tralbum
  /// @param length the most tags of a list
  public RelatedTags(SparseRows tags, SparseRows carriers, int length) {
    if (carriers.rows() != tags.columns() || carriers.columns() != tags.rows()) {
      throw new IllegalArgumentException(
          "expected %d tags by %d tralbums, found %d by %d"
              .formatted(tags.columns(), tags.rows(), carriers.rows(), carriers.columns()));
    }
    this.tags = tags;
    this.carriers = carriers;
    common = new Scores(tags.columns(), length);
    best = new TopK(length);
  }

  /// The tags related to one, the closest first.
  public int[] of(int tag) {
    for (int p = carriers.start(tag); p < carriers.end(tag); p++) {
      int tralbum = carriers.column(p);
      for (int q = tags.start(tralbum); q < tags.end(tralbum); q++) {
        common.add(tags.column(q), 1);
      }
    }
    best.clear();
    for (int i = 0; i < common.touched(); i++) {
      int other = common.touched(i);
      float shared = common.get(other);
      if (other != tag && shared >= LEAST_COMMON) {
        double sizes = (double) carriers.size(tag) * carriers.size(other);
        best.offer(other, (float) (shared / Math.sqrt(sizes)));
      }
    }
    common.clear();
    best.sort();
    int[] related = new int[best.size()];
    for (int i = 0; i < related.length; i++) {
      related[i] = best.id(i);
    }
    return related;
  }
}
