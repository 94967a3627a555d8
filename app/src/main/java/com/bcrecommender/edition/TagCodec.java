package com.bcrecommender.edition;

/// Tags as records of the table `tags`.
final class TagCodec {
  private TagCodec() {}

  static void write(Tag tag, RecordBuffer out) {
    out.string(tag.name()).varint(tag.count()).ints(tag.tralbums()).ints(tag.related());
  }

  /// The name alone.
  static byte[] name(RecordReader in) {
    return in.utf8();
  }

  /// Passes what a chip shows, which are the same bytes in a page table: name and count.
  static void passChip(RecordReader in) {
    in.skipString();
    in.skipVarint();
  }

  static Tag read(int id, RecordReader in) {
    return new Tag(id, in.string(), in.varint(), in.ints(), in.ints());
  }
}
