package com.bcrecommender.archive;

import org.jspecify.annotations.Nullable;

/// One whole record of a WARC file.
///
/// @param offset of its gzip member; of the record itself where the file is not packed
/// @param length in the file, up to the next record. Several records in one gzip member, which only
///   other programs write, share its offset and length
/// @param type as the file says: `response`, `request`, `warcinfo`, …
/// @param address that it is about, empty where it is about none
/// @param post what was posted, of a request or an answer to one; else null
/// @param answer of a response that could be read, else null
/// @param fault why a response could not be read, else null
public record ArchivedRecord(
    long offset,
    long length,
    String type,
    String address,
    @Nullable String post,
    @Nullable RawAnswer answer,
    @Nullable String fault) {

  ArchivedRecord at(long itsOffset, long itsLength) {
    return new ArchivedRecord(itsOffset, itsLength, type, address, post, answer, fault);
  }

  /// The record's place alone.
  ArchivedRecord empty() {
    return new ArchivedRecord(offset, length, type, address, null, null, null);
  }

  ArchivedRecord toPost(String itsPost) {
    return new ArchivedRecord(
        offset,
        length,
        type,
        address,
        itsPost,
        answer == null ? null : answer.toPost(itsPost),
        fault);
  }
}
