package com.bcrecommender.crawl;

import java.time.InstantSource;

/// What a crawl meets outside of the program: the network and time. Tests and simulations put their
/// own in its place.
///
/// @param transport sends the requests
/// @param resolver looks hosts up, to refuse private addresses
/// @param clock tells the time
/// @param sleeper lets it pass
public record Surroundings(
    Transport transport, Origin.Resolver resolver, InstantSource clock, Sleeper sleeper) {

  /// The real ones.
  ///
  /// @param transport to be closed by the caller
  public static Surroundings real(HttpTransport transport) {
    return new Surroundings(
        transport, Origin.Resolver.SYSTEM, InstantSource.system(), Thread::sleep);
  }
}
