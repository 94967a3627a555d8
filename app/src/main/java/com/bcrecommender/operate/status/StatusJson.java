package com.bcrecommender.operate.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A status as JSON: `at`, `program`, `home`, `needs`, and for each section its `lines` and its
/// numbers by name.
public final class StatusJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private StatusJson() {}

  public static String of(Status status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", status.at().toString());
    json.put("program", status.program());
    json.put("home", status.home());
    json.put("needs", status.needs());
    for (Status.Section section : status.sections()) {
      Map<String, Object> part = new LinkedHashMap<>();
      List<String> lines = section.lines().stream().map(Status.Line::text).toList();
      part.put("lines", lines);
      part.putAll(section.numbers());
      json.put(section.name(), part);
    }
    return MAPPER.writeValueAsString(json);
  }
}
