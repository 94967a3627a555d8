package com.bcrecommender.crawl;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.ArchiveWriter;
import com.bcrecommender.catalog.Catalog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A crawl in a process of its own, so that it can be killed. Arguments: the catalog's file, where
/// to die (`never`, or a point and a number), and the seeds. The points are those between two
/// commits: `before` the request of that number goes out, `within` it after its answer came,
/// `stored` after the archive has the answer, `after` what came of the address of that number was
/// committed; and `clock`, at the reading of the clock of that number, of which there are some in
/// every transaction. Keeps the answers in a folder beside the catalog. Prints a line per address
/// dealt with.
final class CrawlProcess {
  private CrawlProcess() {}

  public static void main(String[] arguments) {
    String[] death = arguments[1].split(":");
    List<URI> seeds = Arrays.stream(arguments).skip(2).map(URI::create).toList();
    AtomicInteger requests = new AtomicInteger();
    AtomicInteger pages = new AtomicInteger();
    AtomicInteger stored = new AtomicInteger();
    int[] readings = new int[1];
    try (HttpTransport http = new HttpTransport();
        ArchiveWriter writer = archive(Path.of(arguments[0])).writer("1", 100_000);
        Catalog catalog = Catalog.open(Path.of(arguments[0]))) {
      Surroundings real = Surroundings.real(http);
      Transport dying =
          request -> {
            int number = requests.incrementAndGet();
            dieIf(death, "before", number);
            Transport.Answer answer = http.send(request);
            dieIf(death, "within", number);
            return answer;
          };
      CrawlOptions options = CrawlOptions.from(seeds, "1").waiting(Duration.ofSeconds(30));
      CrawlResult result =
          new Crawl(
                  catalog,
                  options,
                  new Surroundings(
                          dying,
                          real.resolver(),
                          () -> {
                            readings[0]++;
                            dieIf(death, "clock", readings[0]);
                            return real.clock().instant();
                          },
                          real.sleeper(),
                          real.chance())
                      .into(answer -> {
                        writer.append(answer);
                        dieIf(death, "stored", stored.incrementAndGet());
                      }),
                  standing -> {
                    dieIf(death, "after", pages.incrementAndGet());
                    System.out.println(standing.last());
                    System.out.flush();
                  })
              .run();
      System.out.println(result.end());
    }
  }

  static Archive archive(Path catalog) {
    return Archive.in(catalog.resolveSibling(catalog.getFileName() + "-warc"));
  }

  /// Ends the process as `kill -9` does: no hook runs, nothing is closed.
  private static void dieIf(String[] death, String where, int number) {
    if (death[0].equals(where) && Integer.parseInt(death[1]) == number) {
      Runtime.getRuntime().halt(137);
    }
  }
}
