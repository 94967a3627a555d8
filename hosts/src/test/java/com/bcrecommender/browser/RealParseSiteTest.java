package com.bcrecommender.browser;

import com.bcrecommender.transfer.Host;
import com.bcrecommender.transfer.RealParse;
import java.nio.file.Files;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/// The claims about a site whose lists are on a Parse Server, on a real one.
@Tag("long")
final class RealParseSiteTest extends ParseSiteContract {
  private @Nullable RealParse parse;

  @Override
  Host open() throws Exception {
    parse = RealParse.start(Files.createDirectories(folder.resolve("parse")));
    return parse.openEmpty(folder);
  }

  @Override
  String address() {
    return Objects.requireNonNull(parse).address();
  }

  @AfterAll
  void stopParse() {
    if (parse != null) {
      parse.close();
    }
  }
}
