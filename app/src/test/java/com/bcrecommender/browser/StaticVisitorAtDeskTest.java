package com.bcrecommender.browser;

import org.junit.jupiter.api.Tag;

/// Visitors of a static host at a desk.
@Tag("long")
class StaticVisitorAtDeskTest extends StaticVisitorTest {
  @Override
  Width width() {
    return Width.DESK;
  }
}
