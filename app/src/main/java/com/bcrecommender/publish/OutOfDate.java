package com.bcrecommender.publish;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.transfer.Host;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which editions on a host were made before somebody was forgotten, long enough ago: their shards
/// may hold them. One whose manifest is gone or does not tell when it was made counts as one, too.
final class OutOfDate implements Predicate<Inventory> {
  private final Host host;
  private final @Nullable Instant forgotten;

  OutOfDate(Host host, Instant now) {
    this.host = host;
    Instant newest = Publisher.optOuts(host).newest().orElse(null);
    forgotten = newest == null || newest.plus(Editions.FORGOTTEN_FOR).isAfter(now) ? null : newest;
  }

  @Override
  public boolean test(Inventory edition) {
    if (forgotten == null) {
      return false;
    }
    String name = Kept.manifest(edition.name());
    Optional<Instant> made =
        host.read(name)
            .map(bytes -> Pointer.parse(host.name() + " " + name, bytes))
            .flatMap(pointer -> Optional.ofNullable(pointer.made()));
    return made.isEmpty() || !made.get().isAfter(forgotten);
  }
}
