package com.bcrecommender.edition;

/// How much an edition will hold; told to the writer ahead, so that it can refuse an id out of
/// range at once.
public record Sizes(int fans, int tralbums, int tags) {
  public Sizes {
    if (fans < 0 || tralbums < 0 || tags < 0) {
      throw new IllegalArgumentException(
          "sizes are not negative, found %d fans, %d tralbums, %d tags"
              .formatted(fans, tralbums, tags));
    }
  }
}
