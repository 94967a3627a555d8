package com.bcrecommender.cli;

import com.bcrecommender.catalog.JobLog;
import com.bcrecommender.crawl.CrawlOptions;
import com.bcrecommender.notice.NotBegun;
import com.bcrecommender.notice.Outlet;
import com.bcrecommender.notice.Outlets;
import com.bcrecommender.notice.Troubles;
import com.bcrecommender.operate.Alarm;
import com.bcrecommender.operate.Duties;
import com.bcrecommender.operate.Duty;
import com.bcrecommender.operate.JobKind;
import com.bcrecommender.operate.Outputs;
import com.bcrecommender.operate.Processes;
import com.bcrecommender.operate.Room;
import com.bcrecommender.operate.SaidAlarm;
import com.bcrecommender.operate.SystemTime;
import com.bcrecommender.operate.TroubleAlarm;
import com.bcrecommender.operate.Worker;
import com.bcrecommender.operate.WorkerTime;
import com.bcrecommender.operate.status.StatusReader;
import com.bcrecommender.operate.status.StatusServer;
import com.bcrecommender.settings.BackupSettings;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.Schedule;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.WorkerSettings;
import com.bcrecommender.transfer.Credentials;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
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
  /// A file of the home's, there while the operator was told that the worker could not begin.
  private static final String NOT_BEGUN = "worker.not-begun";

  @Option(names = "--once", description = "Do what is due now, and end.")
  private boolean once;

  WorkerCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = home();
    work(home, settings(home), new SystemTime(), Processes.thisProgram(Main.class));
    return CommandLine.ExitCode.OK;
  }

  /// Works until it is told to end; for `bcr dev`, and for whoever has another time, too.
  ///
  /// @param program the command line that jobs are begun with
  void work(Home home, Settings settings, WorkerTime time, List<String> program)
      throws IOException, InterruptedException {
    try (ProcessLock running = home.lock("worker")) {
      assert running.held();
      Credentials credentials = Credentials.read(home.folder(), System.getenv());
      List<Outlet> outlets = Outlets.of(settings, credentials);
      NotBegun notBegun =
          new NotBegun(home.folder().resolve(NOT_BEGUN), outlets, credentials, time.clock());
      try {
        work(home, settings, credentials, outlets, notBegun, time, program);
      } catch (UserError e) {
        notBegun.tell(String.valueOf(e.getMessage()));
        throw e;
      }
    }
  }

  private void work(
      Home home,
      Settings settings,
      Credentials credentials,
      List<Outlet> outlets,
      NotBegun notBegun,
      WorkerTime time,
      List<String> program)
      throws IOException, InterruptedException {
    String token = token(settings, credentials);
    // Its tables are brought up to date by the one process that is sure to be alone.
    catalog(home).close();
    Processes.lowerOwnPriority();
    Alarm said = new SaidAlarm(line -> say(time, credentials.hide(line)));
    try (Troubles troubles = Troubles.open(home.catalog(), outlets, credentials, time.clock())) {
      Alarm alarm = new TroubleAlarm(troubles, said, time.clock());
      Duties.Import drop = new Duties.Import(home, time, alarm);
      drop.create();
      Worker worker =
          new Worker(
              new Worker.Surroundings(
                  duties(home, settings, drop, alarm),
                  new JobLog(home.catalog()),
                  new Outputs(home.folder()),
                  new Room(
                          home.folder(),
                          settings.get(WorkerSettings.LEAST_FREE_MEGABYTES) * 1_000_000L)
                      ::wrong,
                  Processes.of(program, home.folder()),
                  alarm,
                  time,
                  ZoneId.systemDefault(),
                  line -> say(time, line)));
      say(time, "the worker of " + home.folder() + " begins");
      try (Interrupt _ = Interrupt.calls(worker::stop);
          StatusServer _ = once ? null : status(home, settings, token, time)) {
        // A slow mail server keeps neither the first job nor the end waiting.
        Thread over = Thread.ofVirtual().start(notBegun::over);
        worker.run(once);
        over.join(Duration.ofSeconds(3));
      }
      // What its last round met is told by this process still.
      alarm.tick();
    }
    say(time, "the worker ends");
  }

  private StatusServer status(Home home, Settings settings, String token, WorkerTime time) {
    InetSocketAddress address =
        new InetSocketAddress(
            settings.get(WorkerSettings.STATUS_ADDRESS), settings.get(WorkerSettings.STATUS_PORT));
    StatusReader reader = StatusCommand.reader(home, settings);
    try {
      StatusServer server =
          StatusServer.start(
              address, token, () -> reader.read(() -> catalog(home), time.clock().instant()));
      say(
          time,
          "how it stands: http://%s:%d/"
              .formatted(settings.get(WorkerSettings.STATUS_ADDRESS), server.port()));
      return server;
    } catch (IOException e) {
      throw new UserError(
          "expected the free port %d for the worker's status, found: %s; name another with worker.status-port, or 0 for any"
              .formatted(address.getPort(), e.getMessage()),
          e);
    }
  }

  /// What visitors of the status have to know; empty on loopback without one.
  private static String token(Settings settings, Credentials credentials) {
    String address = settings.get(WorkerSettings.STATUS_ADDRESS);
    boolean loopback = new InetSocketAddress(address, 0).getAddress().isLoopbackAddress();
    return loopback
        ? credentials.find(Credentials.STATUS_TOKEN).orElse("")
        : credentials.need(Credentials.STATUS_TOKEN);
  }

  private void say(WorkerTime time, String line) {
    out.println(time.clock().instant().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    out.flush();
  }

  /// What there is to do, as the settings have it; for whoever only looks.
  static List<Duty> duties(Home home, Settings settings) {
    Alarm nobody = new SaidAlarm(line -> {});
    return duties(home, settings, new Duties.Import(home, new SystemTime(), nobody), nobody);
  }

  private static List<Duty> duties(Home home, Settings settings, Duties.Import drop, Alarm alarm) {
    String target = settings.get(WorkerSettings.PUBLISH);
    return List.of(
        new Duties.Crawl(home, settings.get(WorkerSettings.CRAWL), notPermitted(settings), alarm),
        drop,
        new Duties.Recommend(
            home,
            settings.get(WorkerSettings.RECOMMEND),
            settings.get(WorkerSettings.RECOMMEND_WHEN_CHANGED)),
        new Duties.Publish(home, target),
        new Duties.Prune(home, target, settings.get(WorkerSettings.PRUNE)),
        new Duties.Scheduled(
            JobKind.BACKUP,
            settings.get(WorkerSettings.BACKUP),
            noBackupPlace(settings),
            List.of("backup")),
        new Duties.Scheduled(
            JobKind.DRILL,
            settings.get(WorkerSettings.DRILL),
            noBackupPlace(settings),
            List.of("backup", "--drill")),
        new Duties.Scheduled(
            JobKind.CHECK,
            settings.get(WorkerSettings.CHECK),
            Optional.empty(),
            List.of("doctor")));
  }

  private static Optional<String> noBackupPlace(Settings settings) {
    boolean none =
        settings.get(BackupSettings.FOLDER).isEmpty()
            && settings.get(BackupSettings.S3_BUCKET).isEmpty();
    return none
        ? Optional.of("nowhere to back up to (backup.folder, backup.s3.bucket)")
        : Optional.empty();
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
