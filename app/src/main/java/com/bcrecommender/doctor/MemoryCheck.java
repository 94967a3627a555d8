package com.bcrecommender.doctor;

import java.util.ArrayList;
import java.util.List;

/// The machine has the memory that the JVM may take, and some of it is left.
final class MemoryCheck implements Check {
  /// `recommend` at the size of 2014 takes one gigabyte.
  private static final long LEAST = 500L << 20;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<Finding> look(Examination examination) {
    Machine machine = examination.machine();
    List<Finding> findings = new ArrayList<>();
    if (machine.memory() > 0 && machine.heap() > machine.memory() * 9 / 10) {
      findings.add(
          Finding.wrong(
              name(),
              "the heap may grow to %s of the machine's %s"
                  .formatted(Size.of(machine.heap()), Size.of(machine.memory())),
              "take a smaller -Xmx in BCR_JAVA_OPTIONS: at most three quarters of the machine"));
    }
    if (machine.memory() > 0 && machine.available() < LEAST) {
      findings.add(
          Finding.warn(
              name(),
              "%s are available of %s"
                  .formatted(Size.of(machine.available()), Size.of(machine.memory())),
              "stop what else runs, or add swap: bcr recommend needs a gigabyte for the catalog of 2014"));
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              name(),
              "%s available of %s, heap up to %s"
                  .formatted(
                      Size.of(machine.available()),
                      Size.of(machine.memory()),
                      Size.of(machine.heap()))));
    }
    return findings;
  }
}
