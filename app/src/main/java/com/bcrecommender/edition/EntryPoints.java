package com.bcrecommender.edition;

/// A few places to start from, for the home page; chosen from counts alone, at most 24 of each, the
/// best first.
///
/// @param tralbums dense ids of the most owned tralbums, one per artist
/// @param tags dense ids of the tags on most tralbums
/// @param fans dense ids of the fans with the largest collections of at most 500 records
public record EntryPoints(int[] tralbums, int[] tags, int[] fans) {}
