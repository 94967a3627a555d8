package com.bcrecommender.catalog;

/// What came of storing one page.
///
/// @param tralbums statements about tralbums, mentions included
/// @param preferences statements that a fan owns or wishlisted a tralbum
/// @param changed how many of these changed the catalog; 0 when the page said nothing new
/// @param unkeyed tralbums and fans of the page without an id and without a usable address, which
///   cannot be stored
public record Stored(int tralbums, int preferences, int changed, int unkeyed) {}
