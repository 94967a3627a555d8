package com.bcrecommender.crawl;

import com.bcrecommender.archive.RawAnswer;
import com.bcrecommender.settings.Now;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// What a crawl meets outside of the program: the network, time and chance. Tests and simulations
/// put their own in its place.
///
/// @param transport sends the requests
/// @param resolver looks hosts up, to refuse private addresses
/// @param clock tells the time
/// @param sleeper lets it pass
/// @param chance draws what the pace adds to its waits
/// @param archive keeps each answer before anything reads it, those for robots.txt and redirects
///   among them
public record Surroundings(
    Transport transport,
    Origin.Resolver resolver,
    InstantSource clock,
    Sleeper sleeper,
    RandomGenerator chance,
    Consumer<RawAnswer> archive) {

  /// Without an archive.
  public Surroundings(
      Transport transport,
      Origin.Resolver resolver,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator chance) {
    this(transport, resolver, clock, sleeper, chance, answer -> {});
  }

  /// The real ones, without an archive.
  ///
  /// @param transport to be closed by the caller
  public static Surroundings real(HttpTransport transport) {
    return new Surroundings(
        transport, Origin.Resolver.SYSTEM, Now.source(), Thread::sleep, new SplittableRandom());
  }

  /// The same with an archive.
  public Surroundings into(Consumer<RawAnswer> itsArchive) {
    return new Surroundings(transport, resolver, clock, sleeper, chance, itsArchive);
  }
}
