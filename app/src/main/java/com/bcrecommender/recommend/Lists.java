package com.bcrecommender.recommend;

import com.bcrecommender.engine.explore.SimilarFans;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.engine.list.ListSink;

/// Where the lists of an edition come from: made here and now, or read from what a cluster made.
/// Each kind is asked for once, in the order of these methods, and comes in the order of ids.
public interface Lists {
  /// The spec of the model that they come from, with all its parameters.
  String model();

  /// The lists of all fans.
  ListCounts fanLists(ListSink sink);

  /// The lists of similar tralbums of all tralbums; the last that needs the model.
  ListCounts similarLists(ListSink sink);

  /// For all fans those with a similar taste.
  void similarFans(SimilarFans.Sink sink);
}
