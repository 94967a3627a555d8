package com.bcrecommender.engine.kernel;

import java.lang.System.Logger;

/// Chooses the kernels once, when they are first asked for, and logs which in one line: those of
/// the Vector API where its module is present and the hardware has at least four lanes, else the
/// plain ones. `-Dbcr.kernels=plain` forces the plain ones. The choice changes the speed alone.
final class KernelChoice {
  static final String PROPERTY = "bcr.kernels";
  static final Kernels CHOSEN = choose(System.getProperty(PROPERTY, ""));

  private KernelChoice() {}

  private static Kernels choose(String wish) {
    if (!wish.isEmpty() && !wish.equals("plain")) {
      throw new IllegalArgumentException(
          "expected plain or nothing in the system property %s, found \"%s\""
              .formatted(PROPERTY, wish));
    }
    String reason;
    Kernels chosen = new PlainKernels();
    if (!wish.isEmpty()) {
      reason = "as -D" + PROPERTY + " asks";
    } else if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      reason = "the JVM was started without --add-modules jdk.incubator.vector";
    } else if (VectorKernels.lanes() < VectorKernels.LEAST_LANES) {
      reason = "the hardware has no lanes";
    } else {
      chosen = new VectorKernels();
      reason = "the Vector API";
    }
    System.getLogger("com.bcrecommender.engine")
        .log(Logger.Level.INFO, "Kernels: {0} ({1})", chosen.name(), reason);
    return chosen;
  }
}
