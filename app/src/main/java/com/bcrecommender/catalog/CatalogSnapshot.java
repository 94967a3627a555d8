package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The catalog at one moment: what the engine sees, and all that an edition shows, under the same
/// dense ids. Equal contents have equal ids. It holds a read transaction until it is closed; others
/// may write meanwhile. For one thread.
public final class CatalogSnapshot implements AutoCloseable {
  private final Reading reading;
  private final int tralbums;
  private final Snapshot engine;

  /// @param whole with the tralbums that are only mentioned
  /// @param unconfirmedAfter as in [Reading#freeze]
  CatalogSnapshot(Reading reading, float wishWeight, boolean whole, Duration unconfirmedAfter) {
    this.reading = reading;
    tralbums = whole ? reading.tralbums().known() : reading.tralbums().inUse();
    engine = reading.freeze(wishWeight, tralbums, unconfirmedAfter);
  }

  /// Preferences and tags. Preferences whose number waits for its type are not in it.
  public Snapshot engine() {
    return engine;
  }

  public int fans() {
    return reading.fans().size();
  }

  public int tralbums() {
    return tralbums;
  }

  /// A fan's strongest key.
  public String fanKey(int fan) {
    return reading.fans().key(fan);
  }

  /// A tralbum's strongest key.
  public String tralbumKey(int tralbum) {
    return reading.tralbums().key(tralbum);
  }

  /// A tralbum's artist, or null where unknown. Costs a query; for all, use [#eachTralbum].
  public @Nullable String artist(int tralbum) {
    return reading.artist(tralbum);
  }

  /// Tags in their normal form, by dense id, in order of name.
  public List<String> tags() {
    return reading.tags().names();
  }

  /// The kinds of sources that the catalog is made from, with their licences, by code.
  public Map<String, String> sourceKinds() {
    return SourceKinds.read(reading.session());
  }

  /// The dense id of a fan by any of the fan's keys, or -1.
  public int fan(String key) {
    long row = reading.session().number("SELECT id FROM fan WHERE key = ?", 0, key);
    return row == 0 ? -1 : reading.fans().of((int) row);
  }

  /// The dense id of a tralbum by any of its keys, or -1 where it is not in the snapshot.
  public int tralbum(String key) {
    long row = reading.session().number("SELECT id FROM tralbum WHERE key = ?", 0, key);
    int dense = row == 0 ? -1 : reading.tralbums().of((int) row);
    return dense < tralbums() ? dense : -1;
  }

  /// Calls back for all fans, in order of their dense ids.
  public void eachFan(Consumer<CatalogFan> each) {
    reading.eachFan(each);
  }

  /// Calls back for all tralbums, in order of their dense ids.
  public void eachTralbum(Consumer<CatalogTralbum> each) {
    reading.eachTralbum(tralbums(), each);
  }

  @Override
  public void close() {
    reading.close();
  }
}
