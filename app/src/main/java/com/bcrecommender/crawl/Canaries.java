package com.bcrecommender.crawl;

import java.net.URI;
import java.util.List;

/// Which pages are read each day to see whether pages can still be read.
///
/// @param named addresses of fans, albums or tracks that the operator has named
/// @param chosen how many pages of fans and of tralbums the crawl chooses itself, each: the first
///   that hold everything such a page can hold
public record Canaries(List<URI> named, int chosen) {
  /// None.
  public static final Canaries NONE = new Canaries(List.of(), 0);

  /// Two of each kind, of the crawl's choice.
  public static final Canaries CHOSEN = new Canaries(List.of(), 2);

  public Canaries {
    named = List.copyOf(named);
  }

  /// Those that the operator names.
  public static Canaries named(List<URI> addresses) {
    return new Canaries(addresses, 0);
  }
}
