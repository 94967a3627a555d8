package com.bcrecommender.operate;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CrawlMemory;
import com.bcrecommender.catalog.JobLog.End;
import com.bcrecommender.catalog.JobLog.Outcome;
import com.bcrecommender.catalog.JobLog.Run;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.OptOutFile;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The kinds of jobs that need more than a schedule.
public final class Duties {
  /// A new edition out of turn is not made oftener.
  private static final Duration BETWEEN_EDITIONS = Duration.ofHours(1);

  /// [#optOuts] where nobody is kept out.
  private static final String NOBODY = "0";

  /// The target that is a server of one's own.
  private static final String DEPLOY = "deploy";

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Duties() {}

  /// A command by its schedule alone.
  ///
  /// @param off why it is not done; empty where it is
  public record Scheduled(JobKind kind, Schedule schedule, Optional<String> off, List<String> words)
      implements Duty {
    @Override
    public List<String> command(String about) {
      return words;
    }
  }

  /// The crawl, which may have paused itself: a challenge, refusals, pages that cannot be read.
  ///
  /// @param off why it is not done; empty where it is
  public record Crawl(Home home, Schedule schedule, Optional<String> off, Alarm alarm)
      implements Duty {
    private static final String TROUBLE = "crawl.paused";

    @Override
    public JobKind kind() {
      return JobKind.CRAWL;
    }

    @Override
    public List<String> command(String about) {
      return List.of("crawl");
    }

    @Override
    public void ended(Run run, End end, String printed) {
      Optional<CrawlMemory.Pause> pause =
          CrawlMemory.pauses(home.catalog()).stream()
              .filter(one -> one.until().isAfter(end.at()))
              .findFirst();
      if (pause.isEmpty()) {
        alarm.healed(TROUBLE);
      } else {
        alarm.happened(
            TROUBLE,
            "the crawl has paused itself until %s: %s"
                .formatted(pause.get().until().truncatedTo(ChronoUnit.SECONDS), pause.get().why()),
            """
            Nothing is asked of the site meanwhile, and nothing of it is evaded. Then the crawl goes on by itself.
            What to do: look at the site in a browser; bcr status has the crawl's state, bcr logs crawl what it printed.\
            """);
      }
    }
  }

  /// What is in the drop folder, one after the other.
  public static final class Import implements Duty {
    private final DropFolder drop;
    private final Alarm alarm;

    public Import(Home home, WorkerTime time, Alarm alarm) {
      this.drop = new DropFolder(home.folder(), time);
      this.alarm = alarm;
    }

    /// Makes the folders to drop into.
    public void create() throws IOException {
      drop.create();
    }

    @Override
    public JobKind kind() {
      return JobKind.IMPORT;
    }

    @Override
    public Schedule schedule() {
      return Schedule.never();
    }

    @Override
    public Optional<String> off() {
      return Optional.empty();
    }

    @Override
    public String about() {
      return drop.next().orElse("");
    }

    @Override
    public boolean calls(Optional<Run> last, Instant now) {
      return drop.next().isPresent();
    }

    @Override
    public List<String> command(String about) {
      return drop.command(about);
    }

    @Override
    public void ended(Run run, End end, String printed) {
      if (end.outcome() == Outcome.DONE) {
        drop.done(run.about(), end.at());
      } else if (end.outcome() == Outcome.FAILED) {
        String where = drop.refused(run.about(), printed).toString();
        alarm.happened(
            "import",
            "%s was not imported: %s".formatted(run.about(), end.said()),
            "It is at %s, with what was said beside it. Mend it and put it back.".formatted(where));
      }
    }
  }

  /// A new edition, by schedule and when preferences have become more or fewer by enough.
  ///
  /// @param home with the catalog
  /// @param share of the preferences; 0 for never
  public record Recommend(Home home, Schedule schedule, double share) implements Duty {
    @Override
    public JobKind kind() {
      return JobKind.RECOMMEND;
    }

    @Override
    public Optional<String> off() {
      return Catalog.preferences(home.catalog()) == 0
          ? Optional.of("no preferences yet")
          : Optional.empty();
    }

    @Override
    public String about() {
      return Long.toString(Catalog.preferences(home.catalog()));
    }

    @Override
    public boolean calls(Optional<Run> last, Instant now) {
      if (share == 0
          || last.map(run -> run.began().plus(BETWEEN_EDITIONS).isAfter(now)).orElse(false)) {
        return false;
      }
      long there = Catalog.preferences(home.catalog());
      long before = last.isPresent() ? Long.parseLong(last.get().about()) : 0;
      return Math.abs(there - before) > share * before;
    }

    @Override
    public List<String> command(String about) {
      return List.of("recommend");
    }
  }

  /// Each new edition, and new opt-outs, to the host.
  ///
  /// @param target words of `bcr publish`, or `deploy`; empty for nowhere
  public record Publish(Home home, String target) implements Duty {
    @Override
    public JobKind kind() {
      return JobKind.PUBLISH;
    }

    @Override
    public Schedule schedule() {
      return Schedule.never();
    }

    @Override
    public Optional<String> off() {
      return nowhere(target);
    }

    @Override
    public String about() {
      return Editions.in(home.editions()).current().orElse("") + " " + optOuts(home);
    }

    @Override
    public boolean calls(Optional<Run> last, Instant now) {
      return Files.exists(home.editions())
          && Editions.in(home.editions()).current().isPresent()
          && !last.map(Run::about).equals(Optional.of(about()));
    }

    @Override
    public List<String> command(String about) {
      return words(target);
    }
  }

  /// What old editions left on the host, by schedule and after somebody was forgotten.
  ///
  /// @param target as in [Publish]
  public record Prune(Home home, String target, Schedule schedule) implements Duty {
    @Override
    public JobKind kind() {
      return JobKind.PRUNE;
    }

    @Override
    public Optional<String> off() {
      return target.strip().startsWith(DEPLOY)
          ? Optional.of("bcr deploy itself removes what it does not need")
          : nowhere(target);
    }

    @Override
    public String about() {
      return optOuts(home);
    }

    @Override
    public boolean calls(Optional<Run> last, Instant now) {
      String forgotten = optOuts(home);
      return !forgotten.equals(last.map(Run::about).orElse(NOBODY));
    }

    @Override
    public List<String> command(String about) {
      List<String> words = new ArrayList<>(words(target));
      words.add("--prune");
      return words;
    }
  }

  /// Who is kept out, as a word that changes with it.
  private static String optOuts(Home home) {
    return Integer.toString(OptOutFile.read(home.editions()).size());
  }

  private static Optional<String> nowhere(String target) {
    return target.isBlank()
        ? Optional.of("nowhere to publish to (worker.publish)")
        : Optional.empty();
  }

  private static List<String> words(String target) {
    List<String> words = new ArrayList<>();
    if (!target.strip().startsWith(DEPLOY)) {
      words.add("publish");
    }
    SPACE.splitAsStream(target.strip()).forEach(words::add);
    return words;
  }
}
