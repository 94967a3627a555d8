package com.bcrecommender.edition;

/// All that a tag's page shows.
///
/// @param id dense id in this edition, from 0
/// @param name the tag's normal form: lower case, words joined by `-`
/// @param count how many tralbums carry it
/// @param tralbums dense ids of the tralbums that carry it, most owned first, at most 200
/// @param related dense ids of tags that go with it, closest first, at most 20
public record Tag(int id, String name, int count, int[] tralbums, int[] related) {
  /// The same with some of its tralbums.
  Tag with(int[] some) {
    return new Tag(id, name, count, some, related);
  }
}
