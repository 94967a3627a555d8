package com.bcrecommender.crawl;

import com.bcrecommender.archive.ContentCoding;
import com.bcrecommender.archive.RawAnswer;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.simulator.Request;
import com.bcrecommender.simulator.Simulator;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A crawl of the simulator into a catalog of its own, over loopback, in virtual time. It notes the
/// virtual start of each request, and fails at any address that is not on loopback.
final class CrawlBench implements AutoCloseable {
  final Simulator simulator;
  final Catalog catalog;
  final VirtualTime time = new VirtualTime();
  final List<Instant> starts = new ArrayList<>();
  private final HttpTransport http = new HttpTransport();
  private final Map<String, UnaryOperator<String>> rewritings = new HashMap<>();
  private Consumer<RawAnswer> archive = answer -> {};

  CrawlBench(Path folder, SimulatorOptions options) {
    simulator = Simulator.start(options);
    catalog = Catalog.open(folder.resolve("catalog.db"));
  }

  /// Every fan that a page names, for a start.
  List<URI> seeds() {
    World world = simulator.world();
    return world.fans().stream().map(simulator::address).toList();
  }

  CrawlOptions options(URI... seeds) {
    CrawlOptions options = CrawlOptions.from(List.of(seeds), "1.0");
    return options.at(Pace.Limits.DEFAULT).waiting(Duration.ofHours(2));
  }

  Crawl crawl(CrawlOptions options) {
    return crawl(options, standing -> {});
  }

  Crawl crawl(CrawlOptions options, CrawlProgress progress) {
    return new Crawl(
        catalog,
        options,
        new Surroundings(
            this::send, Origin.Resolver.SYSTEM, time, time, new SplittableRandom(1), archive),
        progress);
  }

  /// The same with an archive, for crawls to come.
  CrawlBench into(Consumer<RawAnswer> itsArchive) {
    archive = itsArchive;
    return this;
  }

  CrawlResult run(CrawlOptions options) {
    return crawl(options).run();
  }

  private Transport.Answer send(Transport.Request request)
      throws IOException, InterruptedException {
    if (!InetAddress.getByName(request.address().getHost()).isLoopbackAddress()) {
      throw new AssertionError("a test asked " + request.address());
    }
    starts.add(time.instant());
    time.pass(Duration.ofMillis(100));
    Transport.Answer answer = http.send(request);
    UnaryOperator<String> rewriting = rewritings.get(request.address().getPath());
    return rewriting == null ? answer : rewritten(answer, rewriting);
  }

  private static Transport.Answer rewritten(
      Transport.Answer answer, UnaryOperator<String> rewriting) throws IOException {
    byte[] body =
        ContentCoding.unpacked(
            answer.body(), answer.header("Content-Encoding").orElse("identity"), 1 << 23);
    String html = rewriting.apply(new String(body, StandardCharsets.UTF_8));
    return new Transport.Answer(
        answer.status(),
        Map.of("Content-Type", answer.header("Content-Type").orElse("text/html")),
        html.getBytes(StandardCharsets.UTF_8));
  }

  /// From now on the page at this path comes changed.
  void rewrite(String path, UnaryOperator<String> rewriting) {
    rewritings.put(path, rewriting);
  }

  /// Paths asked for, without robots.txt, in order.
  List<String> paths() {
    return simulator.requests().stream()
        .map(Request::path)
        .filter(path -> !path.equals("/robots.txt"))
        .toList();
  }

  /// What the catalog knows a fan to have, and in what way: keys to kinds.
  Map<String, PreferenceKind> known(Fan fan) {
    try (CatalogSnapshot snapshot = catalog.snapshot(Snapshot.WISH_WEIGHT)) {
      Map<String, PreferenceKind> known = new TreeMap<>();
      int id = snapshot.fan(fan.key());
      if (id >= 0) {
        SparseRows rows = snapshot.engine().preferences();
        for (int at = rows.start(id); at < rows.end(id); at++) {
          known.put(snapshot.tralbumKey(rows.column(at)), snapshot.engine().kind(at));
        }
      }
      return known;
    }
  }

  /// What the site shows of a fan to those who look long enough.
  Map<String, PreferenceKind> shown(Fan fan) {
    World world = simulator.world();
    return kinds(world.collection(fan).stream(), world.wishlist(fan).stream());
  }

  /// What the fan's page alone shows.
  Map<String, PreferenceKind> firstBatch(Fan fan) {
    World world = simulator.world();
    return kinds(world.collection(fan).stream().limit(20), world.wishlist(fan).stream().limit(20));
  }

  private static Map<String, PreferenceKind> kinds(
      Stream<Preference> owned, Stream<Preference> wished) {
    Map<String, PreferenceKind> kinds = new TreeMap<>();
    wished.forEach(p -> kinds.put(p.tralbum().key(), PreferenceKind.WISHLISTED));
    owned.forEach(p -> kinds.put(p.tralbum().key(), PreferenceKind.OWNED));
    return kinds;
  }

  @Override
  public void close() {
    http.close();
    catalog.close();
    simulator.close();
  }
}
