package com.bcrecommender.bandcamp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one structure says of the page's tralbum; filled by its reader, read by
/// [TralbumPageReader]. What is unknown stays null, or 0 for an id.
final class TralbumFacts {
  final String structure;
  @Nullable TralbumType type;
  long id;
  @Nullable String title;
  @Nullable String artist;
  @Nullable String url;
  long artId;
  @Nullable Long released;
  @Nullable Long dated;
  @Nullable List<String> tags;
  @Nullable Price price;

  /// Of a track, the album it is on: its key or else its address.
  @Nullable String album;

  /// The structure lists what is for sale, and this record alone is not.
  boolean notSold;

  /// The band that sells it, by whose account the currency is known.
  long seller;

  /// Other tralbums that the structure names, in its order.
  final List<Tralbum> mentioned = new ArrayList<>();

  /// Fans shown as owners, or null where the structure does not tell.
  @Nullable List<Supporter> supporters;

  boolean moreSupporters;

  TralbumFacts(String structure) {
    this.structure = structure;
  }
}
