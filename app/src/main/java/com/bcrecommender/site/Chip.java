package com.bcrecommender.site;

/// A short link with a small remark: a tag, a fan, an artist.
///
/// @param detail such as `182 records`; may be empty
public record Chip(String label, String href, String detail) {}
