package com.bcrecommender.operate;

import com.bcrecommender.catalog.JobLog.End;
import com.bcrecommender.catalog.JobLog.Run;
import com.bcrecommender.settings.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One kind of job as it is set up: when it is due, what it runs, and what follows. Called by the
/// worker's one thread.
public interface Duty {
  JobKind kind();

  /// When it is due; never for what only changes call for.
  Schedule schedule();

  /// Why it is not done at all, in words; empty where it is.
  Optional<String> off();

  /// What a run begun now deals with, such as the edition to publish; empty for nothing in
  /// particular.
  default String about() {
    return "";
  }

  /// Whether what there is now calls for a run out of turn.
  ///
  /// @param last the newest run that was done
  default boolean calls(Optional<Run> last, Instant now) {
    return false;
  }

  /// The command of `bcr` that does it.
  List<String> command(String about);

  /// Hears of a run's end.
  ///
  /// @param printed the last lines of what it printed
  default void ended(Run run, End end, String printed) {}
}
