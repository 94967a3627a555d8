package com.bcrecommender.operate.status;

import java.util.Map;

/// A status in the text format of Prometheus (version 0.0.4): a gauge `bcr_SECTION_NAME` for each
/// number, and `bcr_needs`, how much waits for a person.
public final class StatusMetrics {
  /// What the answer that carries it is labelled as.
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private StatusMetrics() {}

  public static String of(Status status) {
    StringBuilder text = new StringBuilder();
    gauge(text, "bcr_needs", status.needs().size());
    for (Status.Section section : status.sections()) {
      for (Map.Entry<String, Number> number : section.numbers().entrySet()) {
        gauge(text, "bcr_" + section.name() + "_" + number.getKey(), number.getValue());
      }
    }
    return text.toString();
  }

  private static void gauge(StringBuilder text, String name, Number value) {
    String legal = name.replaceAll("[^a-zA-Z0-9_]", "_");
    text.append("# TYPE ").append(legal).append(" gauge\n");
    text.append(legal).append(' ').append(value).append('\n');
  }
}
