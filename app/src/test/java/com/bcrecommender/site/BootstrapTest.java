package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Pattern CLASS = Pattern.compile("\\.([A-Za-z][A-Za-z0-9_-]*)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final int MOST_CSS_BYTES = 35 * 1024;

  private static Set<String> classes(String css) {
    return CLASS.matcher(css).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  /// Words in class attributes of templates, and in class names that scripts give.
  private static Set<String> used() throws IOException {
    Path app = Path.of(System.getProperty("bcr.root"), "app", "src", "main");
    List<Pattern> places =
        List.of(
            Pattern.compile("class=\"([^\"]*)\""),
            Pattern.compile("className(?: =|:) [`\"]([^`\"]*)[`\"]"),
            Pattern.compile("\"((?:btn|form|visually)[a-z -]*)\""));
    Set<String> used = new TreeSet<>();
    for (String folder :
        List.of("jte", "resources/com/bcrecommender/site/assets", "java/com/bcrecommender/site")) {
      try (Stream<Path> files = Files.walk(app.resolve(folder))) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          String text = Files.readString(file);
          for (Pattern place : places) {
            place
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .flatMap(words -> WORD.matcher(words).results().map(MatchResult::group))
                .forEach(used::add);
          }
        }
      }
    }
    return used;
  }

  @Test
  void every_class_of_bootstraps_that_a_page_uses_is_kept() throws IOException {
    Set<String> used = new TreeSet<>(used());
    used.retainAll(classes(Bootstrap.whole()));
    // Ours, and named like components that these pages do not have.
    used.removeAll(Set.of("lead", "map", "row"));
    assertThat(Bootstrap.CLASSES).containsAll(used);
    assertThat(used).contains("btn", "form-control", "form-select", "visually-hidden");
  }

  @Test
  void what_stays_is_whole_and_what_goes_is_gone() throws IOException {
    String css = Bootstrap.needed();
    assertThat(css.chars().filter(c -> c == '{').count())
        .isEqualTo(css.chars().filter(c -> c == '}').count());
    assertThat(Bootstrap.CLASSES)
        .containsAll(classes(css.substring(css.indexOf("*/")).replaceAll("url\\([^)]*\\)", "")));
    assertThat(css)
        .contains(
            ".btn{",
            ".form-control:focus{",
            "*,::after,::before{",
            "--bs-body-font-family",
            "@media");
    assertThat(css).doesNotContain(".carousel", ".modal", "@keyframes");
  }

  @Test
  void the_style_sheet_that_pages_load_is_what_was_made() throws IOException {
    assertThat(new String(Assets.read("assets/bootstrap.css"), StandardCharsets.UTF_8))
        .as(
            "run Bootstrap.main on app/src/main/resources/com/bcrecommender/site/assets/bootstrap.css")
        .isEqualTo(Bootstrap.needed());
  }

  @Test
  void style_sheets_have_at_most_35_kb_compressed() throws IOException {
    int bytes = 0;
    for (String name : List.of("bootstrap.css", "site.css")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
        zip.write(Assets.read("assets/" + name));
      }
      bytes += out.size();
    }
    assertThat(bytes).isLessThan(MOST_CSS_BYTES);
  }
}
