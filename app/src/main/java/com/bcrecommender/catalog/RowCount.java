package com.bcrecommender.catalog;

/// What came of storing many rows.
///
/// @param stored rows that were stored, repeated ones included
/// @param added rows of the catalog that are there now and were not before
/// @param changed stored rows that changed what was there; the rest said nothing new
public record RowCount(long stored, long added, long changed) {}
