package com.bcrecommender.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.bcrecommender.engine");

  @Test
  void theEngineUsesTheJdkAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        // JSpecify holds annotations only: nothing of it is needed to run.
        .resideInAnyPackage(
            "java..",
            "jdk.incubator.vector",
            "com.bcrecommender.engine..",
            "org.jspecify.annotations")
        .check(ENGINE);
  }

  /// The JVM may run without that module.
  @Test
  void onlyTheVectorFormNeedsTheVectorModule() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("Vector")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator.vector")
        .check(ENGINE);
  }

  @Test
  void arrowsPointFromTuneToEvaluateAndExploreToListToModelToData() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("tune")
        .definedBy("..engine.tune")
        .layer("evaluate")
        .definedBy("..engine.evaluate")
        .layer("explore")
        .definedBy("..engine.explore")
        .layer("list")
        .definedBy("..engine.list")
        .layer("model")
        .definedBy("..engine.model")
        .layer("kernel")
        .definedBy("..engine.kernel")
        .layer("data")
        .definedBy("..engine.data")
        .whereLayer("tune")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("evaluate")
        .mayOnlyBeAccessedByLayers("tune")
        .whereLayer("explore")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("list")
        .mayOnlyBeAccessedByLayers("evaluate", "tune", "explore")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("list", "evaluate", "tune", "explore")
        .whereLayer("kernel")
        .mayOnlyBeAccessedByLayers("model")
        .whereLayer("kernel")
        .mayNotAccessAnyLayer()
        .check(ENGINE);
  }
}
