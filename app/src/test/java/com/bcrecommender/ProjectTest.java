package com.bcrecommender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What CONTRIBUTING.md and the readers of the documents rely on, held against the files.
class ProjectTest {
  private static final Path ROOT = Path.of(System.getProperty("bcr.root"));
  private static final Set<String> NOT_OURS = Set.of(".git", ".build", "target");
  private static final int LONGEST = 500;

  /// `[text](target)` of Markdown, without a fragment.
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  /// A document named in a sentence, such as bench/RESULTS.md.
  private static final Pattern DOCUMENT = Pattern.compile("\\b[A-Za-z][\\w/-]*\\.md\\b");

  @Test
  void everyLinkOfADocumentLeadsToAFile() throws IOException {
    Set<String> dead = new TreeSet<>();
    int links = 0;
    for (Path document : files(".md")) {
      Path folder = document.resolveSibling("");
      for (Matcher link = LINK.matcher(Files.readString(document)); link.find(); links++) {
        String target = link.group(1);
        if (!target.contains("://") && !Files.exists(folder.resolve(target))) {
          dead.add(ROOT.relativize(document) + ": " + target);
        }
      }
    }
    assertThat(dead).isEmpty();
    assertThat(links).as("links found").isGreaterThan(25);
  }

  @Test
  void everyDocumentThatAnotherNamesIsThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Path document : files(".md")) {
      Path folder = document.resolveSibling("");
      for (Matcher name = DOCUMENT.matcher(Files.readString(document)); name.find(); ) {
        if (!Files.exists(ROOT.resolve(name.group()))
            && !Files.exists(folder.resolve(name.group()))) {
          missing.add(ROOT.relativize(document) + ": " + name.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyPackageSaysWhatBelongsThere() throws IOException {
    Set<Path> packages = new TreeSet<>();
    for (Path source : files(".java")) {
      if (source.toString().contains("/src/main/java/")) {
        packages.add(source.resolveSibling("package-info.java"));
      }
    }
    assertThat(packages).hasSizeGreaterThan(15);
    for (Path info : packages) {
      assertThat(info).content().contains("///").contains("@NullMarked");
      assertThat(info.toString()).doesNotContain("/util/");
    }
  }

  @Test
  void noSourceIsLongerThanAReaderKeepsInMind() throws IOException {
    Set<String> tooLong = new TreeSet<>();
    for (Path source : files(".java")) {
      int lines = Files.readAllLines(source).size();
      if (lines > LONGEST) {
        tooLong.add(ROOT.relativize(source) + ": " + lines + " lines");
      }
    }
    assertThat(tooLong).isEmpty();
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(file -> ours(ROOT.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean ours(Path file) {
    for (Path part : file) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }
}
