package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {Statements.PREFERENCES, Statements.TAGS})
  void pairsAreNeverSortedAllAtOnce(String sql) {
    Path file = folder.resolve("catalog");
    TestCatalogs.create(file).close();
    List<String> plan = new ArrayList<>();
    try (Session session = Session.reading(file)) {
      session.each("EXPLAIN QUERY PLAN " + sql, row -> plan.add(row.getString(4)));
    }
    assertThat(plan)
        .anyMatch(step -> step.contains("USE TEMP B-TREE FOR LAST TERM OF ORDER BY"))
        .noneMatch(step -> step.contains("B-TREE FOR ORDER BY"));
  }

  @Test
  void eachFactHasTheNumberOfItsSourceAndOvertakenSourcesHaveNone() {
    try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog"))) {
      String[] titles = {"overtaken", "of the stronger file"};
      Source[] files = {
        new Source("weak", null, 1, SourceKind.ROW_FILES),
        new Source("strong", null, 2, SourceKind.ROW_FILES)
      };
      for (int i = 0; i < 2; i++) {
        Source file = files[i];
        TralbumLine line =
            new TralbumLine("a5", TralbumType.ALBUM, titles[i], null, null, null, null);
        catalog.transaction(transaction -> {
          TralbumRows rows = transaction.tralbums(file);
          rows.add(line);
          return rows.finish();
        });
      }
      catalog.transaction(transaction -> {
        TralbumRows mentions =
            transaction.mentions(new Source("mention", null, 9, SourceKind.ROW_FILES));
        mentions.add(new TralbumLine("a5", null, "weaker", "Artist", null, null, null));
        PreferenceRows rows = transaction.preferences();
        rows.add("n:ann", "a5", PreferenceKind.WISHLISTED, Snapshot.UNKNOWN_TIME);
        rows.finish();
        return mentions.finish();
      });
      List<Object> stated = new ArrayList<>();
      try (Statements statements = catalog.statements()) {
        statements.eachSource(stated::add);
        statements.eachKey(KeyKind.FAN, stated::add);
        statements.eachKey(KeyKind.TRALBUM, stated::add);
        statements.eachPreference(
            (fan, tralbum, kind, time) -> stated.add(List.of(fan, tralbum, kind, time)));
        assertThat(statements.size()).isEqualTo(3);
      }
      assertThat(stated)
          .containsExactly(
              new StatedSource(1, "mention", StatedSource.MENTIONED, 9, SourceKind.ROW_FILES),
              new StatedSource(2, "strong", StatedSource.UNDATED, 2, SourceKind.ROW_FILES),
              new KeyStatement("n:ann", List.of()),
              new KeyStatement(
                  "a5",
                  List.of(
                      new KeyStatement.Fact(KeyTable.TYPE, "a", 2),
                      new KeyStatement.Fact(KeyTable.TITLE, "of the stronger file", 2),
                      new KeyStatement.Fact(KeyTable.ARTIST, "Artist", 1))),
              List.of("n:ann", "a5", PreferenceKind.WISHLISTED, Snapshot.UNKNOWN_TIME));
    }
  }

  @Test
  void whatIsWrittenMeanwhileIsNotSeen() {
    try (Catalog catalog = TestCatalogs.create(folder.resolve("catalog"));
        Statements statements = catalog.statements()) {
      catalog.transaction(transaction -> {
        TagRows rows = transaction.tags();
        rows.add("a5", "dub");
        return rows.finish();
      });
      List<String> tags = new ArrayList<>();
      statements.eachTag((tralbum, tag) -> tags.add(tag));
      assertThat(tags).isEmpty();
    }
  }
}
