package com.bcrecommender.edition;

/// An artist: the tralbums that carry the very same artist text.
///
/// @param id dense id in this edition, from 0
/// @param name as the tralbums carry it
/// @param count how many tralbums carry it
/// @param activity owners of all of these, summed; a fan who owns two counts twice
/// @param tralbums dense ids, most owned first, at most 200
public record Artist(int id, String name, int count, int activity, int[] tralbums) {
  static void write(String name, int count, int activity, int[] tralbums, RecordBuffer out) {
    out.string(name).varint(count).varint(activity).ints(tralbums);
  }

  static Artist read(int id, RecordReader in) {
    return new Artist(id, in.string(), in.varint(), in.varint(), in.ints());
  }

  /// The same with some of its tralbums.
  Artist with(int[] some) {
    return new Artist(id, name, count, activity, some);
  }
}
