package com.bcrecommender.crawl;

import com.bcrecommender.catalog.CrawlMemory;
import java.net.InetAddress;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/// Paced clients for tests. The one of the real site can only be given a transport in memory.
final class Clients {
  static final Permission STATED =
      new Permission("the site's owner", LocalDate.of(2026, 1, 31), "letter");

  /// Says of every host that it has one address in the open network; asks nobody.
  static final Origin.Resolver OPEN = host -> List.of(InetAddress.ofLiteral("151.101.1.28"));

  private Clients() {}

  static PacedClient loopback(String site, MemoryTransport transport, VirtualTime time) {
    Gate gate = Gate.open(new Origin(URI.create(site)), "1", null, Permission.NONE);
    return client(gate, transport, time, Origin.Resolver.SYSTEM);
  }

  static PacedClient bandcamp(
      MemoryTransport transport, VirtualTime time, Origin.Resolver resolver) {
    Gate gate = Gate.open(Origin.BANDCAMP, "1", "me@example.org", STATED);
    return client(gate, transport, time, resolver);
  }

  private static DayLedger ledger(VirtualTime time) {
    return new DayLedger(
        DailyBudget.UNLIMITED, DailyBudget.day(time.instant()), CrawlMemory.Cost.NONE);
  }

  private static PacedClient client(
      Gate gate, MemoryTransport transport, VirtualTime time, Origin.Resolver resolver) {
    Pace pace =
        new Pace(Pace.Limits.DEFAULT, Pace.Memory.NONE, time, time, new SplittableRandom(1));
    return new PacedClient(
        gate,
        pace,
        time,
        transport,
        resolver,
        host -> host.equals("artist.example"),
        answer -> {},
        Budget.UNLIMITED,
        ledger(time),
        start -> {});
  }
}
