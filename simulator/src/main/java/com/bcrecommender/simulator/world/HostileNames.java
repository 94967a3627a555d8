package com.bcrecommender.simulator.world;

import java.util.List;

/// Titles and a fan's name that break careless pages and parsers.
final class HostileNames {
  static final List<String> TITLES =
      List.of(
          "<script>alert('owned')</script>",
          "\"Quotes\" & 'Apostrophes' &amp; &quot;Entities&quot; </title>",
          "\u202Eesrever ni\u202C forwards",
          "مرحبا بالعالم — ألبوم",
          "夜の電車と🎧🐙👩‍🚀",
          "Ünïcödé Åçcénts — naïve façade",
          "</script><!-- {{template}} ${el} %s \\u0000 \\",
          "   lots   of\u00A0\u2003space\u200B   ",
          "A very long title ".repeat(16).strip());

  static final int COUNT = TITLES.size();

  static final String FAN = "\"><img src=x onerror=alert(1)> O'Neill & Søn 🦑";

  private HostileNames() {}
}
