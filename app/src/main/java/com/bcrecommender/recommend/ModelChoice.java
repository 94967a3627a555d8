package com.bcrecommender.recommend;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Which model lists come from, and why: what setting or command names; for `auto` what `bcr tune`
/// chose, else a default by the catalog's size.
///
/// @param spec name and parameters
/// @param origin where the spec comes from, for messages, such as the setting's name
/// @param facts what the edition says of the choice beside the spec
record ModelChoice(String spec, String origin, Map<String, String> facts) {
  /// The setting's value for "what was tuned, else the default".
  private static final String AUTO = "auto";

  /// Up to so many preferences the accurate default is learned and listed within a few minutes and
  /// 2 GB; above, item neighbours are.
  private static final int SMALL = 1_000_000;

  // Round numbers near what tuning chose on the validation part of 1,900 fans' rows with tags.
  private static final String FOR_SMALL =
      "blend:1*low-pass(rank=64)+0.5*neighbourhood-ridge(k=100,ridge=8,to-power=0.3)+0.9*tags(k=50)";
  private static final String FOR_LARGE = "item-neighbours";

  /// @param setting the text of the setting recommend.model
  /// @param preferences how many there are to learn from
  static ModelChoice of(Home home, String setting, int preferences) {
    if (!setting.equals(AUTO)) {
      return new ModelChoice(setting, "recommend.model", Map.of("chosen-by", "setting"));
    }
    Optional<TunedModel> tuned = TunedModel.in(home);
    if (tuned.isPresent()) {
      Map<String, String> facts = new TreeMap<>(tuned.get().facts());
      facts.put("chosen-by", "tuning");
      return new ModelChoice(
          tuned.get().model(), home.folder().resolve(TunedModel.FILE).toString(), facts);
    }
    return new ModelChoice(
        preferences <= SMALL ? FOR_SMALL : FOR_LARGE,
        "recommend.model",
        Map.of("chosen-by", "default"));
  }

  /// The same before anything is read but counts; its name and parameters are right.
  ///
  /// @throws UserError where they are not
  static ModelChoice checked(Home home, String setting, SnapshotSizes sizes) {
    ModelChoice choice = of(home, setting, (int) Math.min(Integer.MAX_VALUE, sizes.preferences()));
    // Learning from nothing takes no time, and finds a wrong name or parameter before any work.
    choice.learn(Snapshot.builder().build(), 1);
    return choice;
  }

  /// The objective's value on the part that `bcr tune` held back; empty where it did not choose.
  OptionalDouble accuracy() {
    String value = facts.get("value");
    try {
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
    } catch (NumberFormatException writtenByHand) {
      return OptionalDouble.empty();
    }
  }

  /// Learns the model.
  ///
  /// @throws UserError where its name or a parameter is wrong
  Model learn(Snapshot snapshot, int threads) {
    try {
      return Models.learn(spec, snapshot, threads);
    } catch (IllegalArgumentException e) {
      throw new UserError(origin + ": " + e.getMessage(), e);
    }
  }
}
