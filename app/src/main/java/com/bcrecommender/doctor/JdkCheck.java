package com.bcrecommender.doctor;

import java.util.List;

/// The JDK is one that does not corrupt what native code writes (JDK-8377811, mended in 25.0.3).
final class JdkCheck implements Check {
  private static final Runtime.Version LEAST = Runtime.Version.parse("25.0.3");

  @Override
  public String name() {
    return "jdk";
  }

  @Override
  public List<Finding> look(Examination examination) {
    Runtime.Version version = examination.machine().jdk();
    return List.of(
        version.compareToIgnoreOptional(LEAST) < 0
            ? Finding.wrong(
                name(),
                "JDK %s, expected %s or later".formatted(version, LEAST),
                "install Temurin 25 (https://adoptium.net) or set JAVA_HOME to a later one")
            : Finding.ok(name(), "JDK " + version));
  }
}
