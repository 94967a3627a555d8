package com.bcrecommender.cli;

import com.bcrecommender.catalog.JobLog;
import com.bcrecommender.crawl.CrawlOptions;
import com.bcrecommender.operate.Alarm;
import com.bcrecommender.operate.Duties;
import com.bcrecommender.operate.Duty;
import com.bcrecommender.operate.JobKind;
import com.bcrecommender.operate.Outputs;
import com.bcrecommender.operate.Processes;
import com.bcrecommender.operate.Room;
import com.bcrecommender.operate.SaidAlarm;
import com.bcrecommender.operate.SystemTime;
import com.bcrecommender.operate.Worker;
import com.bcrecommender.operate.WorkerTime;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.Schedule;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.WorkerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr worker`: keeps the site fresh by itself.
@CommandLine.Command(
    name = "worker",
    description =
        "Keep everything fresh by itself: crawl, import, recommend, publish, back up and check, each when it is due.",
    footer = {
      "",
      "When what is done is a matter of settings (worker.…). Files put into the home's folder drop are imported. "
          + "Stopped or killed at any moment, it goes on where it was; bcr status tells what it did, bcr logs what that printed."
    })
final class WorkerCommand extends Command {
  @Option(names = "--once", description = "Do what is due now, and end.")
  private boolean once;

  WorkerCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = home();
    Settings settings = settings(home);
    try (ProcessLock running = home.lock("worker")) {
      assert running.held();
      // Its tables are brought up to date by the one process that is sure to be alone.
      catalog(home).close();
      Processes.lowerOwnPriority();
      WorkerTime time = new SystemTime();
      Alarm alarm = new SaidAlarm(this::say);
      Worker worker =
          new Worker(
              new Worker.Surroundings(
                  duties(home, settings, time, alarm),
                  new JobLog(home.catalog()),
                  new Outputs(home.folder()),
                  new Room(
                          home.folder(),
                          settings.get(WorkerSettings.LEAST_FREE_MEGABYTES) * 1_000_000L)
                      ::wrong,
                  Processes.of(Processes.thisProgram(Main.class), home.folder()),
                  alarm,
                  time,
                  ZoneId.systemDefault(),
                  this::say));
      say("the worker of " + home.folder() + " begins");
      try (Interrupt _ = Interrupt.calls(worker::stop)) {
        worker.run(once);
      }
      say("the worker ends");
    }
    return CommandLine.ExitCode.OK;
  }

  private void say(String line) {
    out.println(Now.instant().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    out.flush();
  }

  /// What there is to do, as the settings have it.
  static List<Duty> duties(Home home, Settings settings, WorkerTime time, Alarm alarm)
      throws IOException {
    Duties.Import drop = new Duties.Import(home, time, alarm);
    drop.create();
    String target = settings.get(WorkerSettings.PUBLISH);
    return List.of(
        new Duties.Scheduled(
            JobKind.CRAWL,
            settings.get(WorkerSettings.CRAWL),
            notPermitted(settings),
            List.of("crawl")),
        drop,
        new Duties.Recommend(
            home,
            settings.get(WorkerSettings.RECOMMEND),
            settings.get(WorkerSettings.RECOMMEND_WHEN_CHANGED)),
        new Duties.Publish(home, target),
        new Duties.Prune(home, target, settings.get(WorkerSettings.PRUNE)));
  }

  /// Why there is no crawl; empty where there may be one.
  private static Optional<String> notPermitted(Settings settings) {
    if (settings.get(WorkerSettings.CRAWL).toString().equals(Schedule.never().toString())) {
      return Optional.of("worker.crawl is never");
    }
    CrawlOptions options = CrawlCommand.options(settings, CrawlCommand.seeds(settings), null);
    try {
      options.requirePermission();
      return Optional.empty();
    } catch (UserError e) {
      return Optional.ofNullable(e.getMessage());
    }
  }
}
