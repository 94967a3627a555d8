package com.bcrecommender.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The row of ARCHITECTURE.md for this module.
final class ArchitectureTest {
  @Test
  void tasksUseTheEngineSparkAndOfTheProgramWhatMakesAnEdition() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.bcrecommender.engine..",
            "com.bcrecommender.catalog",
            "com.bcrecommender.edition",
            "com.bcrecommender.export",
            "com.bcrecommender.recommend",
            "com.bcrecommender.settings",
            "com.bcrecommender.spark",
            // Spark's own, and what it brings and hands out.
            "org.apache.spark..",
            "org.apache.hadoop..",
            "com.github.luben.zstd",
            "scala..",
            "org.jspecify.annotations")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("com.bcrecommender.spark"));
  }
}
