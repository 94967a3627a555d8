package com.bcrecommender.operate;

import java.util.Locale;

/// What the worker does by itself, in the order in which it begins what is due.
public enum JobKind {
  CRAWL,
  IMPORT,
  RECOMMEND,
  PUBLISH,
  PRUNE,
  BACKUP,
  DRILL,
  CHECK;

  /// Its name in the catalog, in logs and in messages.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it may go on beside one of the others: a crawl waits most of the time, for days. All
  /// others take turns, so that one core and the memory of one are enough.
  boolean besideOthers() {
    return this == CRAWL;
  }
}
