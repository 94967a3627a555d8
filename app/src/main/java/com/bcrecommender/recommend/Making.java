package com.bcrecommender.recommend;

import com.bcrecommender.edition.Editions;
import java.util.Optional;

/// Where an edition is made: on this machine ([Here]) or on a cluster ([OnSpark]). Whichever it is,
/// [Recommend] holds it against the gate and switches to it.
interface Making {
  /// What was made, and the choice of the model that it was made with.
  record Outcome(EditionMaker.Made made, ModelChoice choice) {}

  /// Makes a verified edition in the folder of editions; the current one stays.
  ///
  /// @throws com.bcrecommender.settings.UserError where there is nothing to learn from, the model
  ///   is not known, or another run is writing
  Outcome make(Editions editions);

  /// What memory this machine will need; empty where the work is another's.
  ///
  /// @throws com.bcrecommender.settings.UserError where there is not so much
  Optional<Memory> memory();
}
