package com.bcrecommender.spark;

import com.bcrecommender.recommend.Recommend;
import com.bcrecommender.settings.RecommendSettings;
import com.bcrecommender.settings.Setting;
import com.bcrecommender.settings.UserError;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a run is asked to make: arguments of the form `name=value`, where `recommend.…` are the
/// settings of that name with their defaults.
///
/// | name | value |
/// |---|---|
/// | `catalog` | a catalog's file on the machine of the driver, which nobody writes |
/// | `export` | in its place a folder that `bcr export` wrote, on any file system that Spark knows |
/// | `work` | a folder that all machines reach, for what one step leaves to the next |
/// | `into` | a folder on the machine of the driver that gets the edition; without it the edition stays in `work` |
/// | `program`, `commit` | what the edition says of the program |
/// | `fact.…` | what the edition says of the choice of the model |
final class Order implements Serializable {
  private static final long serialVersionUID = 1;

  /// What `auto` means where no home says what was tuned: the model for a large catalog.
  private static final String AUTO = "item-neighbours";

  private final Map<String, String> values;

  private Order(Map<String, String> values) {
    this.values = values;
  }

  /// @throws UserError where an argument is not one of these, or does not fit
  static Order of(String... arguments) {
    Map<String, Setting<?>> known = new LinkedHashMap<>();
    for (Setting<?> setting : settings()) {
      known.put(setting.name(), setting);
    }
    Map<String, String> values = new TreeMap<>();
    for (String argument : arguments) {
      int at = argument.indexOf('=');
      String name = at < 0 ? argument : argument.substring(0, at);
      Setting<?> setting = known.get(name);
      boolean place =
          name.matches("catalog|export|work|into|program|commit") || name.startsWith("fact.");
      if (at < 0 || (setting == null && !place)) {
        throw new UserError(
            "expected arguments such as work=hdfs:///bcr and recommend.model=item-neighbours, found \"%s\"; docs/scale.md has all"
                .formatted(argument));
      }
      values.put(name, argument.substring(at + 1));
    }
    Order order = new Order(values);
    if ((order.catalog() == null) == (order.export() == null) || !values.containsKey("work")) {
      throw new UserError(
          "expected work=FOLDER and one of catalog=FILE and export=FOLDER, found " + values);
    }
    order.options();
    return order;
  }

  private static Setting<?>[] settings() {
    return new Setting<?>[] {
      RecommendSettings.MODEL,
      RecommendSettings.WISH_WEIGHT,
      RecommendSettings.FAN_LIST,
      RecommendSettings.SIMILAR_LIST,
      RecommendSettings.PER_ARTIST,
      RecommendSettings.UNCONFIRMED_DAYS,
      RecommendSettings.SCENES
    };
  }

  @Nullable String catalog() {
    return values.get("catalog");
  }

  @Nullable String export() {
    return values.get("export");
  }

  String work() {
    return values.getOrDefault("work", "");
  }

  @Nullable String into() {
    return values.get("into");
  }

  /// The model's spec.
  String model() {
    String model = get(RecommendSettings.MODEL);
    return model.equals(RecommendSettings.MODEL.initial()) ? AUTO : model;
  }

  float wishWeight() {
    return get(RecommendSettings.WISH_WEIGHT).floatValue();
  }

  int fanList() {
    return get(RecommendSettings.FAN_LIST);
  }

  int similarList() {
    return get(RecommendSettings.SIMILAR_LIST);
  }

  Duration unconfirmedAfter() {
    return Duration.ofDays(get(RecommendSettings.UNCONFIRMED_DAYS));
  }

  /// As `bcr recommend` has them, for one task on one thread.
  Recommend.Options options() {
    return new Recommend.Options(
        model(),
        wishWeight(),
        fanList(),
        similarList(),
        get(RecommendSettings.PER_ARTIST),
        unconfirmedAfter(),
        get(RecommendSettings.SCENES),
        1,
        1,
        null,
        values.getOrDefault("program", "unknown"),
        values.getOrDefault("commit", "unknown"));
  }

  /// What the edition says of the choice of its model.
  Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    values.forEach((name, value) -> {
      if (name.startsWith("fact.")) {
        facts.put(name.substring("fact.".length()), value);
      }
    });
    if (facts.isEmpty()) {
      facts.put(
          "chosen-by", values.containsKey(RecommendSettings.MODEL.name()) ? "setting" : "default");
    }
    return facts;
  }

  /// All that decides what is made but the source: two runs of one source that agree in this may
  /// take up each other's work.
  String key() {
    Map<String, String> deciding = new TreeMap<>(values);
    deciding.keySet().removeIf(name -> name.matches("catalog|export|work|into"));
    return deciding.toString();
  }

  private <T> T get(Setting<T> setting) {
    String text = values.getOrDefault(setting.name(), setting.initial());
    try {
      return setting.parser().apply(text);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "%s: expected %s, found \"%s\"".formatted(setting.name(), setting.takes(), text), e);
    }
  }
}
