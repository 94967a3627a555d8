package com.bcrecommender.deploy;

import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What one place of a server runs, as the file of the environment that its service reads: which
/// program, which edition, which units, and the settings. A program ignores names in it that it
/// does not know, so one that was made before a setting can be gone back to.
///
/// @param version of the program
/// @param edition its name, or `-` where the worker there makes them
/// @param units what tells the units of one release from those of another
/// @param variables the environment
record Release(String version, String edition, String units, SortedMap<String, String> variables) {
  /// The edition of a server that makes its own.
  static final String OWN = "-";

  /// The settings of the site: those of here that are not the default, but for where it listens.
  static Release of(
      String version, String edition, Site site, Map<String, String> units, Settings settings) {
    SortedMap<String, String> variables =
        changed(settings, name -> name.startsWith("serve.") || name.startsWith("site."));
    if (!site.address().isEmpty()) {
      variables.putIfAbsent("BCR_SERVE_PUBLIC_ADDRESS", site.address());
    }
    variables.put("BCR_SERVE_PROXY", "loopback");
    return new Release(
        version,
        edition,
        Sha256.hex(units.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12),
        variables);
  }

  /// What the worker there has of the settings of here: all that are not the default, but for those
  /// of the way there.
  static String worker(Settings settings) {
    return lines(changed(settings, name -> !name.startsWith("deploy.")));
  }

  private static SortedMap<String, String> changed(Settings settings, Predicate<String> wanted) {
    SortedMap<String, String> variables = new TreeMap<>();
    for (Settings.Resolved resolved : settings.all()) {
      String name = resolved.setting().name();
      if (wanted.test(name)
          && !resolved.origin().equals("default")
          && !name.equals("serve.address")
          && !name.equals("serve.port")) {
        variables.put(resolved.setting().variable(), resolved.text());
      }
    }
    return variables;
  }

  String text() {
    return "# version %s\n# edition %s\n# units %s\n%s"
        .formatted(version, edition, units, lines(variables));
  }

  /// As systemd and a shell read them alike.
  private static String lines(SortedMap<String, String> variables) {
    StringBuilder text = new StringBuilder();
    variables.forEach((name, value) ->
        text.append(name)
            .append("=\"")
            .append(value.replaceAll("[\\\\\"`$]", "\\\\$0"))
            .append("\"\n"));
    return text.toString();
  }
}
