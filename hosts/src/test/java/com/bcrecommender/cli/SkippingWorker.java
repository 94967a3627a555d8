package com.bcrecommender.cli;

import com.bcrecommender.operate.Processes;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Settings;
import java.nio.file.Path;
import java.util.Map;

/// `bcr worker` in skipping time, as a process.
final class SkippingWorker {
  private SkippingWorker() {}

  /// @param arguments the home and the folder of the time
  public static void main(String[] arguments) throws Exception {
    Home home = new Home(Path.of(arguments[0]));
    Settings settings = Settings.read(home.folder(), System.getenv(), Map.of());
    new WorkerCommand(System.out, System.err)
        .work(
            home,
            settings,
            new SkippingTime(Path.of(arguments[1])),
            Processes.thisProgram(Main.class));
    System.exit(0);
  }
}
