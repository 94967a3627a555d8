package com.bcrecommender.operate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// An alarm for whoever watches: what is new is said once, and once more when it has healed.
public final class SaidAlarm implements Alarm {
  private final Consumer<String> said;
  private final Map<String, Integer> open = new HashMap<>();

  public SaidAlarm(Consumer<String> said) {
    this.said = said;
  }

  @Override
  public void happened(String kind, String line, String detail) {
    if (open.merge(kind, 1, Integer::sum) == 1) {
      said.accept("TROUBLE " + kind + ": " + line);
      detail.lines().forEach(more -> said.accept("  " + more));
    }
  }

  @Override
  public void healed(String kind) {
    Integer times = open.remove(kind);
    if (times != null) {
      said.accept("healed: " + kind + ", after " + times + (times == 1 ? " time" : " times"));
    }
  }

  @Override
  public void tick() {}
}
