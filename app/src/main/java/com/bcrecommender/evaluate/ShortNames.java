package com.bcrecommender.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Names of models that fit into a chart: the part before the colon, and where several share it, as
/// few of their parameters as tell them apart.
final class ShortNames {
  private ShortNames() {}

  /// @param specs full names
  /// @return a short one for each, all different
  static List<String> of(List<String> specs) {
    List<String> names = new ArrayList<>();
    for (String spec : specs) {
      List<Map<String, String>> alike =
          specs.stream()
              .filter(other -> name(other).equals(name(spec)))
              .map(ShortNames::parameters)
              .toList();
      Map<String, String> own = parameters(spec);
      List<String> parts = new ArrayList<>();
      for (String parameter : telling(alike)) {
        if (own.containsKey(parameter)) {
          parts.add(parameter + "=" + own.get(parameter));
        }
      }
      String name = (name(spec) + " " + String.join(", ", parts)).strip();
      int same = 1;
      while (names.contains(same == 1 ? name : name + " #" + same)) {
        same++;
      }
      names.add(same == 1 ? name : name + " #" + same);
    }
    return names;
  }

  /// Parameters that tell models apart, each chosen only where those before it do not.
  private static Set<String> telling(List<Map<String, String>> alike) {
    Set<String> telling = new LinkedHashSet<>();
    Set<String> all = new LinkedHashSet<>();
    alike.forEach(parameters -> all.addAll(parameters.keySet()));
    for (String parameter : all) {
      int before = kinds(alike, telling);
      telling.add(parameter);
      if (kinds(alike, telling) == before) {
        telling.remove(parameter);
      }
    }
    return telling;
  }

  /// How many different models there are if one looks at some parameters alone.
  private static int kinds(List<Map<String, String>> models, Set<String> parameters) {
    Set<List<String>> kinds = new HashSet<>();
    for (Map<String, String> model : models) {
      kinds.add(parameters.stream().map(name -> model.getOrDefault(name, "")).toList());
    }
    return kinds.size();
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
