package com.bcrecommender.doctor;

import com.bcrecommender.settings.ServeSettings;
import java.nio.file.Path;
import java.util.List;

/// Logs do not fill the disk.
final class LogCheck implements Check {
  private static final long MOST = 1L << 30;

  @Override
  public String name() {
    return "logs";
  }

  @Override
  public boolean asksSettings() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    long bytes = Size.below(examination.folder().resolve("logs"));
    String access = examination.settings().get(ServeSettings.ACCESS_LOG);
    if (!access.isEmpty()) {
      bytes += Size.below(Path.of(access)) + Size.below(Path.of(access + ".1"));
    }
    return List.of(
        bytes > MOST
            ? Finding.warn(
                name(),
                Size.of(bytes) + " of logs",
                "delete old files in %s; lower serve.access-log-megabytes"
                    .formatted(examination.folder().resolve("logs")))
            : Finding.ok(name(), Size.of(bytes)));
  }
}
