package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReaderScriptTest {
  private static final Pattern DECLARED =
      Pattern.compile("(?m)^(?:export )?(?:async )?(?:const|let|function|class) (\\w+)");

  private static String module(String name) {
    return new String(Assets.read("assets/reader/" + name + ".js"), StandardCharsets.UTF_8);
  }

  @Test
  void no_two_modules_declare_the_same_name() {
    Map<String, String> declared = new HashMap<>();
    for (String module : ReaderScript.MODULES) {
      for (MatchResult name : DECLARED.matcher(module(module)).results().toList()) {
        assertThat(declared.put(name.group(1), module)).as(name.group(1)).isNull();
      }
    }
    assertThat(declared).containsEntry("Shards", "shards").containsEntry("fill", "holes");
  }

  @Test
  void each_module_imports_from_those_before_it() {
    Pattern from = Pattern.compile("from \"\\./(\\w+)\\.js\"");
    for (int i = 0; i < ReaderScript.MODULES.size(); i++) {
      List<String> imported =
          from.matcher(module(ReaderScript.MODULES.get(i))).results().map(m -> m.group(1)).toList();
      List<String> before = ReaderScript.MODULES.subList(0, i);
      assertThat(imported).allMatch(name -> name.equals("given") || before.contains(name));
    }
  }

  @Test
  void the_script_has_the_sentences_it_says_and_no_imports_left() {
    String script =
        new String(ReaderScript.of(SiteOptions.defaults(), null).bytes(), StandardCharsets.UTF_8);
    assertThat(script)
        .contains("\"reason.owners.other\":\"{0} fans who own <1> own this too\"")
        .doesNotContain("about.what")
        .doesNotContainPattern("(?m)^(import \\{|export |/\\*\\*|//)");
  }
}
