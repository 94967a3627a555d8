package com.bcrecommender.operate.status;

import java.io.PrintStream;

/// A status on a terminal: a word before each section's first line.
public final class StatusText {
  private StatusText() {}

  public static void print(PrintStream out, Status status) {
    out.println(status.program());
    row(out, "home", status.home());
    for (Status.Section section : status.sections()) {
      String word = section.name();
      for (Status.Line line : section.lines()) {
        row(out, word, line.text());
        word = "";
      }
    }
    String word = "to do";
    for (String need : status.needs()) {
      row(out, word, need);
      word = "";
    }
  }

  private static void row(PrintStream out, String word, String text) {
    out.println("%-8s %s".formatted(word, text));
  }
}
