package com.bcrecommender.cli;

import com.bcrecommender.engine.tune.Tuning;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// The trials of one search as a file of tab-separated rows, below lines that say what was
/// searched, on what and with which seed. Each row is on the disk when the trial is done.
final class TrialLog implements AutoCloseable {
  private final PrintStream file;

  private TrialLog(PrintStream file) {
    this.file = file;
  }

  /// Begins a file, in place of what was there.
  static TrialLog at(Path path, Map<String, String> facts) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      PrintStream file = new PrintStream(Files.newOutputStream(path), true, StandardCharsets.UTF_8);
      facts.forEach((name, value) -> file.println("# " + name + ": " + value));
      file.println("trial\tstage\tvalue\trecall\tndcg\tfans\tbest\tcpu_seconds\tmodel");
      return new TrialLog(file);
    } catch (IOException e) {
      throw new UserError("expected to write a log at %s, found: %s".formatted(path, e), e);
    }
  }

  void add(Tuning.Trial trial) {
    file.println(
        String.format(
            Locale.ROOT,
            "%d\t%s\t%.6f\t%.6f\t%.6f\t%d\t%s\t%.1f\t%s",
            trial.number(),
            trial.stage(),
            trial.value(),
            trial.evaluation().recall(),
            trial.evaluation().ndcg(),
            trial.evaluation().fans(),
            trial.best() ? "yes" : "no",
            trial.seconds(),
            trial.model()));
  }

  void end(Tuning.Result result) {
    result.notes().forEach(note -> file.println("# " + note));
    file.println("# cut short by the budget: " + result.wasCutShort());
    file.println("# best: " + result.best().model());
  }

  @Override
  public void close() {
    file.close();
  }
}
