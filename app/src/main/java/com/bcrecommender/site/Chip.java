package com.bcrecommender.site;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/// A short link with a small remark: a tag, a fan, an artist.
///
/// @param detail such as `182 records`, or null
public record Chip(Text label, Content href, @Nullable Phrase detail) {}
