package com.bcrecommender.catalog;

/// What MusicBrainz links to a Bandcamp page.
public enum LinkedEntity {
  RELEASE,
  RELEASE_GROUP,
  RECORDING,
  ARTIST
}
