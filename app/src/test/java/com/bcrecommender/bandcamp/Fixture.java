package com.bcrecommender.bandcamp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Small pages written by hand for these tests, each named after what is special in it.
final class Fixture {
  private Fixture() {}

  static String text(String name) {
    try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page read(String text) {
    return PageReader.read(text.getBytes(StandardCharsets.UTF_8), null);
  }

  static Page.TralbumPage tralbum(String text) {
    return as(Page.TralbumPage.class, text);
  }

  static Page.FanPage fan(String text) {
    return as(Page.FanPage.class, text);
  }

  static Page.MusicGrid grid(String text) {
    return as(Page.MusicGrid.class, text);
  }

  static Page.Unreadable unreadable(String text) {
    return as(Page.Unreadable.class, text);
  }

  private static <T extends Page> T as(Class<T> kind, String text) {
    Page page = read(text);
    if (!kind.isInstance(page)) {
      throw new AssertionError("expected " + kind.getSimpleName() + ", found " + page);
    }
    return kind.cast(page);
  }
}
