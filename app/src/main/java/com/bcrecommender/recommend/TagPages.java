package com.bcrecommender.recommend;

import com.bcrecommender.edition.Tag;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.explore.RelatedTags;
import com.bcrecommender.engine.model.TopK;

/// What each tag's page shows: its most owned tralbums, and the tags that go with it
/// ([RelatedTags]). For one thread.
public final class TagPages {
  private static final int MOST_TRALBUMS = 200;

  private final SparseRows carriers;
  private final SparseRows owners;
  private final RelatedTags related;
  private final TopK best = new TopK(MOST_TRALBUMS);

  public TagPages(Snapshot snapshot) {
    carriers = snapshot.tralbumTags().transpose();
    owners = snapshot.owners();
    related = new RelatedTags(snapshot.tralbumTags(), carriers, RelatedTags.LENGTH);
  }

  public Tag of(int tag, String name) {
    best.clear();
    for (int p = carriers.start(tag); p < carriers.end(tag); p++) {
      int tralbum = carriers.column(p);
      best.offer(tralbum, owners.size(tralbum));
    }
    best.sort();
    int[] tralbums = new int[best.size()];
    for (int i = 0; i < tralbums.length; i++) {
      tralbums[i] = best.id(i);
    }
    return new Tag(tag, name, carriers.size(tag), tralbums, related.of(tag));
  }
}
