package com.bcrecommender.bandcamp;

import org.jspecify.annotations.Nullable;

/// Which tralbum a page is about. Several structures say so; where two disagree there is no telling
/// which is right, and a guess would join two records for ever.
final class Identity {
  private @Nullable TralbumType type;
  private String typeSource = "";
  private long id;
  private String idSource = "";

  /// Notes what a structure says; null and 0 say nothing.
  void claim(String structure, @Nullable TralbumType type, long id) {
    if (type != null) {
      if (this.type != null && this.type != type) {
        throw new BrokenPage(
            structure, "type " + this.type.letter() + " as in " + typeSource, type.letter());
      }
      if (this.type == null) {
        this.type = type;
        typeSource = structure;
      }
    }
    if (id != 0) {
      if (this.id != 0 && this.id != id) {
        throw new BrokenPage(structure, "id " + this.id + " as in " + idSource, id);
      }
      if (this.id == 0) {
        this.id = id;
        idSource = structure;
      }
    }
  }

  @Nullable TralbumType type() {
    return type;
  }

  /// The id, or 0 where no structure names one.
  long id() {
    return id;
  }
}
