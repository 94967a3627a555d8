package com.bcrecommender.engine.data;

import org.jspecify.annotations.Nullable;

/// What learning and lists need of a snapshot: all but times, places and stated counts.
///
/// @param kinds those of `preferences`, where these are on the heap
/// @param byTralbum the transposed `preferences`, null where they are still to be transposed
/// @param owners likewise of what is owned
record SnapshotColumns(
    float wishWeight,
    SparseRows preferences,
    byte @Nullable [] kinds,
    @Nullable SparseRows byTralbum,
    @Nullable SparseRows owners,
    SparseRows tralbumTags,
    @Nullable Ints artistOf,
    @Nullable Ints albumOf,
    @Nullable Ints releaseOf,
    @Nullable Ints unconfirmed,
    int artists,
    int releases) {}
