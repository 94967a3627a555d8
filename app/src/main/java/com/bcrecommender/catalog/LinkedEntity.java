package com.bcrecommender.catalog;

/// What MusicBrainz links to a Bandcamp page.
public enum LinkedEntity {
  RELEASE(0),
  RELEASE_GROUP(1),
  RECORDING(2),
  ARTIST(3);

  private final int code;

  LinkedEntity(int code) {
    this.code = code;
  }

  /// What stands for it in a map's file.
  int code() {
    return code;
  }
}
