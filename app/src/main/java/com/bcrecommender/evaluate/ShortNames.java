package com.bcrecommender.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Names of models that fit into a chart: the part before the colon, and where several share it,
/// the parameters that tell them apart.
final class ShortNames {
  private ShortNames() {}

  /// @param specs full names
  /// @return a short one for each, all different where the full ones are
  static List<String> of(List<String> specs) {
    Map<String, List<Map<String, String>>> byName = new HashMap<>();
    for (String spec : specs) {
      byName.computeIfAbsent(name(spec), name -> new ArrayList<>()).add(parameters(spec));
    }
    List<String> names = new ArrayList<>();
    for (String spec : specs) {
      List<Map<String, String>> others = byName.getOrDefault(name(spec), List.of());
      List<String> apart = new ArrayList<>();
      parameters(spec)
          .forEach((parameter, value) -> {
            if (others.stream().anyMatch(other -> !value.equals(other.get(parameter)))) {
              apart.add(parameter + "=" + value);
            }
          });
      String name = apart.isEmpty() ? name(spec) : name(spec) + " " + String.join(", ", apart);
      int same = Collections.frequency(names, name);
      names.add(same == 0 ? name : name + " #" + (same + 1));
    }
    return names;
  }

  private static String name(String spec) {
    int colon = spec.indexOf(':');
    return colon < 0 ? spec : spec.substring(0, colon);
  }

  /// Parameters in their order; none of a blend, whose parts have parameters of their own.
  private static Map<String, String> parameters(String spec) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String settings = spec.substring(Math.min(spec.length(), name(spec).length() + 1));
    if (!settings.isEmpty() && settings.indexOf('(') < 0 && settings.indexOf('*') < 0) {
      for (String pair : settings.split(",", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
    }
    return parameters;
  }
}
