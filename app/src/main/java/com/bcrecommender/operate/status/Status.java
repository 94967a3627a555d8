package com.bcrecommender.operate.status;

import com.bcrecommender.report.LineChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How an installation stands at a moment.
///
/// @param program its name and version
/// @param home the folder of its data
/// @param sections in the order of the data's way
/// @param needs what a person has to do, most pressing first; empty where nothing is
/// @param charts of how it has grown
public record Status(
    Instant at,
    String program,
    String home,
    List<Section> sections,
    List<String> needs,
    List<LineChart> charts) {

  /// Lines about one thing.
  ///
  /// @param name a word, such as `catalog`
  public record Section(String name, List<Line> lines) {
    /// Numbers of all lines, by name.
    public Map<String, Number> numbers() {
      Map<String, Number> numbers = new LinkedHashMap<>();
      lines.forEach(line -> numbers.putAll(line.numbers()));
      return numbers;
    }
  }

  /// One line.
  ///
  /// @param text for people
  /// @param numbers what machines watch of it, by name; times in UTC epoch seconds
  public record Line(String text, Map<String, Number> numbers) {
    public Line(String text) {
      this(text, Map.of());
    }
  }

  /// Gathers the lines of a section.
  static final class Lines {
    private final List<Line> lines = new ArrayList<>();

    Lines add(String text) {
      lines.add(new Line(text));
      return this;
    }

    Lines add(String text, Map<String, Number> numbers) {
      lines.add(new Line(text, numbers));
      return this;
    }

    Section named(String name) {
      return new Section(name, List.copyOf(lines));
    }
  }
}
