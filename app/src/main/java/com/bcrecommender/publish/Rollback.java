package com.bcrecommender.publish;

import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Host;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One step back: the pointer is put back to the edition that was published before the current one.
/// Needs nothing but the host, and uploads nothing else.
public final class Rollback {
  private final Host host;
  private final OptOuts more;

  /// @param more opt-outs beside those that are there: an edition that is gone back to shows nobody
  ///   who was forgotten since it was made
  public Rollback(Host host, OptOuts more) {
    this.host = host;
    this.more = more;
  }

  /// What came of it.
  ///
  /// @param edition the current one now, 16 hex digits
  /// @param before the current one before
  /// @param pagesOf whose pages are on the host: pages stay until an edition is published again;
  ///   empty for none
  public record Result(String edition, String before, String pagesOf) {}

  /// Goes one step back.
  ///
  /// @throws UserError where there is no earlier edition, or something of it is gone; nothing has
  ///   changed then
  public Result run() {
    Kept kept = Kept.read(host);
    Inventory current = kept.needCurrent();
    OptOuts optOuts = Publisher.optOuts(host).and(more);
    Inventory earlier =
        kept.before(current).stream()
            .findFirst()
            .orElseThrow(() ->
                new UserError(
                    "expected an edition on %s that was published before the current one (%s), found none; publish the site of the edition that you want back"
                        .formatted(host.name(), current.name())));
    Turn turn = Turn.begin(host);
    requireWhole(earlier);
    String name = Kept.manifest(earlier.name());
    Pointer pointer =
        Pointer.parse(
            host.name() + " " + name, host.read(name).orElseThrow(() -> gone(earlier, name)));
    turn.check();
    Publisher.put(host, pointer.with(optOuts));
    return new Result(earlier.name(), current.name(), PagesThere.read(host).edition());
  }

  private void requireWhole(Inventory edition) {
    SortedMap<String, Long> there = new TreeMap<>();
    for (String prefix : prefixes(edition)) {
      there.putAll(host.list(prefix));
    }
    for (Map.Entry<String, Long> name : edition.names().entrySet()) {
      if (!name.getValue().equals(there.get(name.getKey()))) {
        throw gone(edition, name.getKey());
      }
    }
    for (Map.Entry<String, Long> count : edition.counts().entrySet()) {
      if (host.list(count.getKey()).size() != count.getValue()) {
        throw gone(edition, count.getKey());
      }
    }
  }

  /// The first parts of all names.
  private static Iterable<String> prefixes(Inventory edition) {
    return edition.names().keySet().stream()
        .map(name -> name.substring(0, name.indexOf('/') + 1))
        .distinct()
        .toList();
  }

  private UserError gone(Inventory edition, String name) {
    return new UserError(
        "expected %s of edition %s on %s, found that it is not there or not whole; nothing was changed: publish the site of that edition instead"
            .formatted(name, edition.name(), host.name()));
  }
}
