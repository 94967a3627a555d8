package com.bcrecommender.edition;

import java.util.List;

/// A part of a list.
///
/// @param total how many entries the whole list has
public record ListPart(List<Entry> entries, int total) {}
