package com.bcrecommender.publish;

import java.nio.file.Path;

/// Small sites for tests outside this package.
public final class SiteFixture {
  private SiteFixture() {}

  /// Writes the site of edition `number`.
  ///
  /// @return the edition's name
  public static String write(int number, Path folder) {
    TestSite site = TestSite.of(number);
    site.write(folder);
    return site.edition();
  }
}
