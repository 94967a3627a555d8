package com.bcrecommender.publish;

import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.Watch;
import com.bcrecommender.transfer.Host;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Deletes what no kept edition lists, and pages that are no longer the site's: the one step that
/// needs the right to delete. Kept are the current edition, those published right before it, and
/// the one whose pages are on the host; but no earlier one that holds somebody who was forgotten
/// [Editions#FORGOTTEN_FOR] ago. Names that no publisher of ours put there are never touched.
public final class Prune {
  private final Host host;
  private final int keep;
  private final int connections;
  private final Watch watch;
  private final Clock clock;

  /// @param keep how many editions to keep, at least 1, the current one included
  public Prune(Host host, int keep, int connections, Watch watch, Clock clock) {
    this.clock = clock;
    this.host = host;
    this.keep = keep;
    this.connections = connections;
    this.watch = watch;
  }

  /// What came of it.
  ///
  /// @param kept names of the editions that stay
  /// @param removed names of the editions that went
  /// @param names how many names were deleted
  /// @param bytes how much room that gives
  /// @param namesForgotten whether the current edition was made before somebody was forgotten, long
  ///   enough ago: its shards still hold them, though no reader shows them
  public record Result(
      List<String> kept, List<String> removed, long names, long bytes, boolean namesForgotten) {}

  /// Deletes.
  ///
  /// @throws UserError where a publishing was cut off: its pages may still need what seems old
  public Result run() {
    Turn turn = Turn.begin(host);
    Kept kept = Kept.read(host);
    Inventory current = kept.needCurrent();
    PagesThere pages = PagesThere.read(host);
    if (!pages.hashes().isEmpty() && !pages.complete()) {
      throw new UserError(
          "expected all pages of edition %s on %s, found that publishing them was cut off; publish again, then prune"
              .formatted(pages.edition(), host.name()));
    }
    Map<String, Inventory> staying = new LinkedHashMap<>();
    staying.put(current.name(), current);
    OutOfDate outOfDate = new OutOfDate(host, clock.instant());
    for (Inventory earlier : kept.before(current)) {
      if (staying.size() < keep && !outOfDate.test(earlier)) {
        staying.put(earlier.name(), earlier);
      }
    }
    kept.find(pages.edition()).ifPresent(edition -> staying.put(edition.name(), edition));
    boolean namesForgotten = outOfDate.test(current);

    SortedMap<String, Long> doomed = new TreeMap<>();
    for (String prefix : prefixes(kept)) {
      host.list(prefix)
          .forEach((name, size) -> {
            if (ours(name) && staying.values().stream().noneMatch(edition -> edition.has(name))) {
              doomed.put(name, size);
            }
          });
    }
    SortedMap<String, String> pagesLeft = new TreeMap<>(pages.hashes());
    pagesLeft
        .values()
        .removeIf(hash -> hash.equals(PagesThere.STALE) || hash.equals(PagesThere.EMPTIED));
    SortedSet<String> stale = new TreeSet<>(pages.hashes().keySet());
    stale.removeAll(pagesLeft.keySet());
    turn.check();
    if (!stale.isEmpty()) {
      try (Progress progress = watch.begin("prune", "pages", stale.size())) {
        delete(stale, progress);
      }
      new PagesThere(pages.edition(), true, pagesLeft).write(host);
    }
    try (Progress progress = watch.begin("prune", "names", doomed.size())) {
      delete(doomed.keySet(), progress);
    }
    // Last, so that a run that is cut off finds the rest again.
    List<String> removed = new ArrayList<>();
    for (Inventory edition : kept.editions()) {
      if (!staying.containsKey(edition.name())) {
        host.delete(Kept.manifest(edition.name()));
        host.delete(Kept.inventory(edition.name()));
        removed.add(edition.name());
      }
    }
    host.flush();
    return new Result(
        List.copyOf(staying.keySet()),
        removed,
        stale.size() + doomed.size() + 2L * removed.size(),
        doomed.values().stream().mapToLong(Long::longValue).sum(),
        namesForgotten);
  }

  /// Whether it is a shard, an asset, or an object of a list.
  private static boolean ours(String name) {
    boolean file = name.startsWith(SiteNames.DATA) || name.startsWith(SiteNames.ASSETS);
    return !file || SiteNames.isImmutable(name);
  }

  /// The first parts of all names of all editions, and those of a site, whose shards may be left by
  /// a publishing that was cut off before its inventory was written.
  private static SortedSet<String> prefixes(Kept kept) {
    SortedSet<String> prefixes = new TreeSet<>();
    for (Inventory edition : kept.editions()) {
      for (Set<String> names : List.of(edition.names().keySet(), edition.counts().keySet())) {
        names.forEach(name -> prefixes.add(name.substring(0, name.indexOf('/') + 1)));
      }
    }
    return prefixes;
  }

  private void delete(Collection<String> names, Progress progress) {
    List<String> all = List.copyOf(names);
    try (Lanes lanes = new Lanes(connections)) {
      for (int from = 0; from < all.size(); from += host.batch()) {
        List<String> batch = all.subList(from, Math.min(from + host.batch(), all.size()));
        lanes.run(() -> host.delete(batch));
        progress.update(from + batch.size());
      }
      lanes.finish();
    }
  }
}
