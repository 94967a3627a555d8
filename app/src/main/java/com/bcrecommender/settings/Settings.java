package com.bcrecommender.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The value of every setting and where it came from. Rising precedence: default, the file
/// `settings.properties` in the home folder, environment, flags. All of them are checked when the
/// settings are read, so that a wrong value is found before work begins, not in the middle of it.
/// Immutable.
public final class Settings {
  /// The file's name in the home folder.
  public static final String FILE = "settings.properties";

  /// A setting's text and its origin, such as `default`, `environment BCR_SERVE_PORT`, `flag
  /// --port`.
  public record Resolved(Setting<?> setting, String text, String origin) {}

  /// Every setting, in the order of the data's way.
  public static final List<Setting<?>> ALL =
      Stream.of(
              CrawlSettings.ALL,
              ImportSettings.ALL,
              RecommendSettings.ALL,
              SparkSettings.ALL,
              ServeSettings.ALL,
              SiteSettings.ALL,
              PublishSettings.ALL,
              BackupSettings.ALL,
              WorkerSettings.ALL,
              DeploySettings.ALL,
              NoticeSettings.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private final Map<String, Resolved> resolved;

  private Settings(Map<String, Resolved> resolved) {
    this.resolved = resolved;
  }

  /// Reads the home's file and the environment; flags come as name to text and origin.
  ///
  /// @throws UserError for a name that no setting has, or a value that does not fit
  public static Settings read(
      Path home, Map<String, String> environment, Map<String, String> flags) {
    Map<String, Resolved> resolved = new HashMap<>();
    for (Setting<?> setting : ALL) {
      resolved.put(setting.name(), new Resolved(setting, setting.initial(), "default"));
    }
    Path file = home.resolve(FILE);
    Properties properties = load(file);
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      put(resolved, name, properties.getProperty(name), file.toString());
    }
    for (Setting<?> setting : ALL) {
      String value = environment.get(setting.variable());
      if (value != null) {
        put(resolved, setting.name(), value, "environment " + setting.variable());
      }
    }
    flags.forEach((name, value) -> put(resolved, name, value, "flag"));
    return new Settings(resolved);
  }

  /// The value of a setting.
  public <T> T get(Setting<T> setting) {
    Resolved found = resolved.get(setting.name());
    if (found == null) {
      throw new IllegalStateException(setting.name() + " is missing from Settings.ALL");
    }
    return setting.parser().apply(found.text());
  }

  /// Every setting with its value and origin, in the order of [#ALL].
  public List<Resolved> all() {
    List<Resolved> all = new ArrayList<>();
    for (Setting<?> setting : ALL) {
      Resolved found = resolved.get(setting.name());
      if (found != null) {
        all.add(found);
      }
    }
    return all;
  }

  private static void put(Map<String, Resolved> resolved, String name, String text, String origin) {
    Resolved before = resolved.get(name);
    if (before == null) {
      throw new UserError(
          "expected the name of a setting, found \"%s\" in %s%s; bcr settings lists them all"
              .formatted(name, origin, nearest(name)));
    }
    try {
      var _ = before.setting().parser().apply(text);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "%s: expected %s, found \"%s\" in %s"
              .formatted(name, before.setting().takes(), text, origin),
          e);
    }
    resolved.put(name, new Resolved(before.setting(), text.strip(), origin));
  }

  private static Properties load(Path file) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new UserError(
            "expected lines of the form name = value in UTF-8 in %s, found: %s"
                .formatted(file, e.getMessage()),
            e);
      }
    }
    return properties;
  }

  /// ", did you mean x" for the nearest known name within three edits, else nothing.
  private static String nearest(String name) {
    String best = "";
    int least = 4;
    for (Setting<?> setting : ALL) {
      int distance = edits(name, setting.name());
      if (distance < least) {
        least = distance;
        best = setting.name();
      }
    }
    return best.isEmpty() ? "" : ", did you mean " + best;
  }

  /// Levenshtein's distance (1965) in one row.
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
