package com.bcrecommender.publish;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The editions that lie on a host: of each its manifest (`data/manifests/ID.json`) and its
/// inventory (`data/manifests/ID.txt`), under the first 16 digits of its id.
///
/// @param editions in the order in which they were published, the oldest first
record Kept(Host host, List<Inventory> editions) {
  static final String FOLDER = "data/manifests/";

  static Kept read(Host host) {
    List<Inventory> editions = new ArrayList<>();
    for (String name : host.list(FOLDER).keySet()) {
      if (name.endsWith(".txt")) {
        host.read(name)
            .ifPresent(bytes -> editions.add(Inventory.parse(host.name() + " " + name, bytes)));
      }
    }
    editions.sort(Comparator.comparing(Inventory::published).thenComparing(Inventory::name));
    return new Kept(host, List.copyOf(editions));
  }

  static String manifest(String edition) {
    return FOLDER + edition + ".json";
  }

  static String inventory(String edition) {
    return FOLDER + edition + ".txt";
  }

  /// The pointer as visitors find it; empty before the first publishing.
  static Optional<Pointer> current(Host host) {
    return host.read(Contents.POINTER)
        .map(bytes -> Pointer.parse(host.name() + " " + Contents.POINTER, bytes));
  }

  Optional<Inventory> find(String edition) {
    return editions.stream().filter(kept -> kept.name().equals(edition)).findFirst();
  }

  /// The editions published before one, the latest of them first.
  List<Inventory> before(Inventory edition) {
    return editions.stream()
        .filter(kept -> kept.published().isBefore(edition.published()))
        .toList()
        .reversed();
  }

  /// The current edition.
  ///
  /// @throws UserError where there is none, or its inventory is gone
  Inventory needCurrent() {
    Pointer pointer =
        current(host)
            .orElseThrow(() ->
                new UserError(
                    "expected a published edition on %s, found none; publish one first"
                        .formatted(host.name())));
    return find(pointer.name())
        .orElseThrow(() ->
            new UserError(
                "expected %s on %s for the current edition, found none; publish the edition again"
                    .formatted(inventory(pointer.name()), host.name())));
  }

  /// A time for a new publishing that is later than all others', whatever the clocks of those who
  /// published them.
  Instant next(Instant now) {
    Instant time = now.truncatedTo(ChronoUnit.MILLIS);
    if (editions.isEmpty() || time.isAfter(editions.getLast().published())) {
      return time;
    }
    return editions.getLast().published().plusMillis(1);
  }

  /// Keeps an edition's manifest, which alone makes it none of the editions.
  static void putManifest(Host host, Pointer pointer) {
    String name = manifest(pointer.name());
    boolean there =
        host.read(name).filter(bytes -> Arrays.equals(bytes, pointer.manifest())).isPresent();
    if (!there) {
      host.put(new Blob(name, pointer.manifest()));
    }
  }

  /// Keeps an edition's inventory, after its manifest: what has one is whole, and fit to be shown.
  void add(Inventory inventory) {
    host.put(new Blob(inventory(inventory.name()), inventory.toBytes()));
  }
}
