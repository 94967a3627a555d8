package com.bcrecommender.recommend;

import com.bcrecommender.catalog.CatalogFan;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.engine.data.Snapshot;

/// What pages show of a fan. For one thread; 9 bytes per tag.
public final class Fans {
  private final StrongTags strong;

  public Fans(Snapshot snapshot) {
    strong = new StrongTags(snapshot);
  }

  /// @param shelf what the fan has, as [Collection] orders it
  public Fan of(CatalogFan fan, Collection.Shelf shelf) {
    return new Fan(
        fan.id(),
        fan.key(),
        fan.username(),
        shownName(fan),
        fan.stated(),
        shelf.tralbums(),
        shelf.owned(),
        strong.of(fan.id()));
  }

  /// A fan without a name is shown as `fan 42`.
  static String shownName(CatalogFan fan) {
    if (fan.name() != null && !fan.name().isBlank()) {
      return fan.name();
    }
    if (fan.username() != null) {
      return fan.username();
    }
    String key = fan.key();
    String last = key.substring(key.lastIndexOf(':') + 1);
    if (key.startsWith("n:")) {
      return last;
    }
    return "fan " + (key.startsWith("f") ? key.substring(1) : last);
  }
}
