package com.bcrecommender.engine.model;

import java.util.ArrayList;
import java.util.List;

/// How the parts of a [Blend] are written: `1*item-neighbours(k=50)+0.5*low-pass`.
final class BlendSpec {
  /// @param spec as [Models#learn] takes it
  record Term(float weight, String spec) {}

  private BlendSpec() {}

  /// @throws IllegalArgumentException with one line, where the text is not of that form
  static List<Term> parse(String text) {
    List<Term> terms = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '+';
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == '+' && (depth == 0 || i == text.length())) {
        terms.add(term(text.substring(start, i).strip()));
        start = i + 1;
      }
    }
    return terms;
  }

  private static Term term(String text) {
    int times = text.indexOf('*');
    int open = text.indexOf('(');
    int end = open < 0 ? text.length() : open;
    if (times < 1 || times > end || (open >= 0 && !text.endsWith(")"))) {
      throw wrong(text);
    }
    float weight;
    try {
      weight = Float.parseFloat(text.substring(0, times).strip());
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
    if (!(weight > 0 && weight <= 1e6f)) {
      throw new IllegalArgumentException(
          "expected a weight above 0 and at most 1000000 in a blend, found \"%s\"".formatted(text));
    }
    String name = text.substring(times + 1, end).strip();
    String parameters = open < 0 ? "" : text.substring(open + 1, text.length() - 1);
    return new Term(weight, parameters.isBlank() ? name : name + ":" + parameters);
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "expected parts of a blend as weight*model(parameters), joined by +, found \"%s\""
            .formatted(text));
  }

  static String text(List<Blend.Part> parts) {
    StringBuilder text = new StringBuilder();
    for (Blend.Part part : parts) {
      Model model = part.model();
      text.append(text.isEmpty() ? "" : "+").append(part.weight()).append('*').append(model.name());
      if (!model.settings().isEmpty()) {
        text.append('(').append(model.settings()).append(')');
      }
    }
    return text.toString();
  }
}
