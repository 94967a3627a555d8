package com.bcrecommender.engine.list;

/// Who put an entry into a list. The order is the order within a list: all entries of the model
/// come first.
public enum Origin {
  MODEL,
  /// The model could not fill the list; the entry shares tags that say something with the fan's
  /// tralbums.
  TAGS,
  /// As [#TAGS], but chosen by its number of owners among those that carry the fan's tags.
  POPULAR_IN_TAGS
}
