package com.bcrecommender.engine.data;

/// How much a snapshot holds, or will hold at most: what memory is planned from before anything is
/// read.
///
/// @param preferences pairs of fan and tralbum
/// @param wishes whether there are any, since then weights and kinds are kept
/// @param tralbumTags pairs of tralbum and tag
public record SnapshotSizes(
    long fans, long tralbums, long preferences, boolean wishes, long tags, long tralbumTags) {}
