package com.bcrecommender.browser;

import org.junit.jupiter.api.Tag;

/// Visitors of the small server with a phone.
@Tag("long")
class ServerVisitorOnPhoneTest extends ServerVisitorTest {
  @Override
  Width width() {
    return Width.PHONE;
  }
}
