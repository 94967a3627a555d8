package com.bcrecommender;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The allowed arrows between packages, as ARCHITECTURE.md draws them. Any other arrow fails here.
class ArchitectureTest {
  private static final String ROOT = "com.bcrecommender.";

  /// Package of the app → packages of ours that it may use.
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("settings", Set.of()),
          Map.entry("bandcamp", Set.of()),
          Map.entry("optout", Set.of("settings")),
          Map.entry("catalog", Set.of("settings", "optout", "bandcamp", "engine.data")),
          Map.entry("archive", Set.of("settings")),
          Map.entry("crawl", Set.of("settings", "bandcamp", "catalog", "archive")),
          Map.entry(
              "imports",
              Set.of("settings", "optout", "bandcamp", "catalog", "archive", "engine.data")),
          Map.entry("export", Set.of("settings", "catalog", "engine.data")),
          Map.entry("edition", Set.of("settings", "optout", "engine.data", "engine.list")),
          Map.entry(
              "recommend",
              Set.of(
                  "settings",
                  "catalog",
                  "edition",
                  "gate",
                  "engine.data",
                  "engine.model",
                  "engine.list",
                  "engine.explore",
                  "engine.evaluate")),
          Map.entry(
              "evaluate",
              Set.of(
                  "settings",
                  "catalog",
                  "report",
                  "engine.data",
                  "engine.model",
                  "engine.evaluate")),
          Map.entry("report", Set.of("settings")),
          Map.entry("gate", Set.of("edition", "report")),
          Map.entry("site", Set.of("settings", "edition")),
          Map.entry("serve", Set.of("settings", "optout", "site", "edition")),
          Map.entry("transfer", Set.of("settings")),
          Map.entry(
              "operate",
              Set.of("settings", "catalog", "edition", "optout", "backup", "report", "notice")),
          Map.entry(
              "backup", Set.of("settings", "optout", "catalog", "archive", "edition", "transfer")),
          Map.entry("publish", Set.of("settings", "optout", "site", "edition", "transfer")),
          Map.entry("deploy", Set.of("settings", "optout", "edition", "transfer")),
          Map.entry("notice", Set.of("settings", "catalog", "transfer")),
          Map.entry(
              "doctor",
              Set.of(
                  "settings",
                  "optout",
                  "catalog",
                  "archive",
                  "edition",
                  "transfer",
                  "publish",
                  "backup",
                  "notice")));

  /// Libraries that one package alone may use, so that each has one door; the command line may use
  /// what it needs.
  private static final Map<String, Set<String>> DOORS =
      Map.ofEntries(
          Map.entry("java.sql", Set.of("catalog")),
          Map.entry("org.flywaydb", Set.of("catalog")),
          Map.entry("org.sqlite", Set.of("catalog")),
          Map.entry("org.jsoup", Set.of("bandcamp")),
          Map.entry("crawlercommons", Set.of("crawl")),
          Map.entry("org.netpreserve", Set.of("archive")),
          // Reading dumps, and writing packages.
          Map.entry("org.apache.commons.compress", Set.of("imports", "deploy")),
          Map.entry("org.tukaani", Set.of("imports")),
          // Reading dumps, and packing backups: streams there, blocks here.
          Map.entry("com.github.luben", Set.of("imports", "backup")),
          Map.entry("com.exceptionfactory.jagged", Set.of("backup")),
          Map.entry("dev.hardwood", Set.of("imports")),
          // Reading pages, writing to a Parse Server, and telling a web hook: other manners, and
          // nothing in common.
          Map.entry("java.net.http", Set.of("crawl", "transfer", "notice")),
          Map.entry("jakarta.mail", Set.of("notice")),
          Map.entry("org.eclipse.angus", Set.of("notice")),
          Map.entry("org.eclipse.jetty", Set.of("serve")),
          // Two kinds of pages that share nothing: those of the site, and reports.
          Map.entry("gg.jte", Set.of("site", "report")),
          Map.entry("software.amazon.awssdk", Set.of("transfer")),
          Map.entry("net.schmizz.sshj", Set.of("transfer")),
          Map.entry("com.cronutils", Set.of("settings")),
          Map.entry("picocli", Set.of("cli")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.bcrecommender");

  @Test
  void everyArrowBetweenPackagesIsAnAllowedOne() {
    Map<String, Set<String>> wrong = new TreeMap<>();
    for (JavaClass from : CLASSES) {
      String source = ours(from.getPackageName());
      if (source.isEmpty() || source.equals("cli") || !ALLOWED.containsKey(source)) {
        continue;
      }
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String target = ours(dependency.getTargetClass().getBaseComponentType().getPackageName());
        if (!target.isEmpty()
            && !target.equals(source)
            && !ALLOWED.getOrDefault(source, Set.of()).contains(target)) {
          wrong
              .computeIfAbsent(source + " -> " + target, key -> new TreeSet<>())
              .add(from.getName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPackageOfTheAppHasItsArrowsWrittenDown() {
    Set<String> unknown = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      String name = ours(type.getPackageName());
      if (!name.isEmpty()
          && !name.equals("cli")
          && !name.startsWith("engine")
          && !name.startsWith("simulator")
          && !ALLOWED.containsKey(name)) {
        unknown.add(name);
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyLibraryHasOneDoor() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      String source = ours(from.getPackageName());
      if (source.startsWith("simulator")) {
        continue;
      }
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getName();
        DOORS.forEach((library, doors) -> {
          if (target.startsWith(library + ".")
              && !doors.contains(source)
              && !source.equals("cli")) {
            wrong.add(from.getName() + " uses " + library + ", which belongs to " + doors);
          }
        });
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void onlyTheCommandLineKnowsTheSimulator() {
    assertThat(users(name -> name.startsWith("simulator"))).isSubsetOf("cli", "simulator");
  }

  private static Set<String> users(Predicate<String> target) {
    Set<String> users = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        if (target.test(
            ours(dependency.getTargetClass().getBaseComponentType().getPackageName()))) {
          String source = ours(from.getPackageName());
          users.add(source.startsWith("simulator") ? "simulator" : source);
        }
      }
    }
    return users;
  }

  /// `catalog` for com.bcrecommender.catalog and what lies below it; `engine.data` for the engine's
  /// packages; empty for others'.
  private static String ours(String packageName) {
    if (!packageName.startsWith(ROOT)) {
      return "";
    }
    String[] parts = packageName.substring(ROOT.length()).split("\\.");
    return parts[0].equals("engine") && parts.length > 1 ? "engine." + parts[1] : parts[0];
  }
}
