package com.bcrecommender.report;

import java.util.List;

/// How an installation stands, as a page: [ReportHtml] renders it.
///
/// @param title its heading
/// @param at when, in words
/// @param needs what a person has to do
/// @param sections a word and its lines
/// @param charts of how it has grown
public record StatusPage(
    String title, String at, List<String> needs, List<Section> sections, List<LineChart> charts) {
  /// Lines about one thing.
  public record Section(String name, List<String> lines) {}
}
