package com.bcrecommender.crawl;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What one run of the crawl did, for a person to read.
///
/// @param end why it ended
/// @param why the same in a sentence
/// @param goOn when to run again, where that is known
/// @param pages pages stored, by kind: `fan`, `tralbum`, `grid`, `collection`, `wishlist`
/// @param unchanged pages among them that had been read before and said the same
/// @param requests sent, answered or not; those for robots.txt and after redirects are among them
/// @param bytes of bodies, as they came over the wire
/// @param discovered addresses that were new to the frontier
/// @param pauses that this run began
/// @param failures addresses that gave no page, by reason
/// @param left addresses that wait to be asked, or were due again when the run began
public record CrawlResult(
    End end,
    String why,
    @Nullable Instant goOn,
    SortedMap<String, Long> pages,
    long unchanged,
    long requests,
    long bytes,
    long discovered,
    List<String> pauses,
    SortedMap<String, Long> failures,
    long left) {

  /// Why a run ended.
  public enum End {
    /// Nothing is left to ask.
    FINISHED,
    /// The budget is spent.
    BUDGET,
    /// Asked to stop.
    STOPPED,
    /// What is left is not due yet, or the site asked for a wait beyond the run's patience.
    WAITING,
    /// The site objects, or can no longer be read.
    PAUSED
  }

  public CrawlResult {
    pauses = List.copyOf(pauses);
  }
}
