package com.bcrecommender.engine.list;

/// What a run over all fans or tralbums made, for its report and the edition's manifest.
///
/// @param lists how many lists, empty ones included
/// @param byModel entries of the model
/// @param byTags entries filled in by tags
/// @param popularInTags entries filled in by popularity within tags
/// @param shortLists lists that stayed shorter than asked for
/// @param emptyLists lists without any entry
public record ListCounts(
    long lists, long byModel, long byTags, long popularInTags, long shortLists, long emptyLists) {
  /// Of no list.
  public static final ListCounts NONE = new ListCounts(0, 0, 0, 0, 0, 0);

  /// All entries.
  public long entries() {
    return byModel + byTags + popularInTags;
  }

  /// The share of the entries that the model did not give, 0 where there are none.
  public double shareFilled() {
    return entries() == 0 ? 0 : (double) (byTags + popularInTags) / entries();
  }

  /// Those of both.
  public ListCounts plus(ListCounts other) {
    return new ListCounts(
        lists + other.lists,
        byModel + other.byModel,
        byTags + other.byTags,
        popularInTags + other.popularInTags,
        shortLists + other.shortLists,
        emptyLists + other.emptyLists);
  }

  ListCounts plus(RankedList list, int wanted) {
    long[] of = new long[3];
    for (int i = 0; i < list.size(); i++) {
      of[
          switch (list.origin(i)) {
            case MODEL -> 0;
            case TAGS -> 1;
            case POPULAR_IN_TAGS -> 2;
          }]++;
    }
    return new ListCounts(
        lists + 1,
        byModel + of[0],
        byTags + of[1],
        popularInTags + of[2],
        shortLists + (list.size() < wanted ? 1 : 0),
        emptyLists + (list.size() == 0 ? 1 : 0));
  }
}
