package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.bandcamp.CollectionItem;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.PageReader;
import com.bcrecommender.bandcamp.SiteUrl;
import com.bcrecommender.bandcamp.Tralbum;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.imports.SharedFixtures.Fixture;
import com.bcrecommender.imports.collection.CollectionFile;
import com.bcrecommender.imports.collection.CollectionKind;
import com.bcrecommender.imports.collection.CollectionRecord;
import com.bcrecommender.imports.collection.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The shared fixtures, by the Java importers: [CollectionFile], and for saved pages [PageReader]
/// with [HarFile].
class SharedFixturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  @TestFactory
  List<DynamicTest> java_reads_what_is_expected() throws IOException {
    return SharedFixtures.all(folder).stream()
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> check(fixture)))
        .toList();
  }

  @Test
  void the_document_has_each_kind_and_each_fault() throws IOException {
    Path file = Path.of(System.getProperty("bcr.root"), "docs/importing.md");
    String document = Files.readString(file);
    for (Fault fault : Fault.values()) {
      assertThat(document).contains("`" + fault.code() + "`");
    }
    for (CollectionKind kind : CollectionKind.values()) {
      assertThat(kind == CollectionKind.NONE || document.contains("`" + kind.code() + "`"))
          .as(kind.code())
          .isTrue();
    }
  }

  private static void check(Fixture fixture) throws IOException {
    CollectionFile contents = CollectionFile.read(fixture.file());
    JsonNode reading =
        switch (contents.kind()) {
          case PAGE -> new Pages("page").page("", bytes(fixture), PreferenceKind.UNKNOWN).said();
          case HAR -> har(bytes(fixture));
          default -> said(contents);
        };
    assertThat(SharedFixtures.neutral(reading).toPrettyString())
        .isEqualTo(SharedFixtures.neutral(fixture.expected()).toPrettyString());
  }

  private static byte[] bytes(Fixture fixture) throws IOException {
    return Files.readAllBytes(fixture.file());
  }

  private static JsonNode said(CollectionFile contents) {
    ObjectNode said = JSON.createObjectNode().put("kind", contents.kind().code());
    ArrayNode entries = said.putArray("entries");
    for (CollectionRecord record : contents.records()) {
      entries
          .addObject()
          .put("where", record.where())
          .put("key", record.key())
          .put("url", record.url())
          .put("artist", record.artist())
          .put("title", record.title())
          .put("relation", record.relation().name().toLowerCase(Locale.ROOT))
          .put("plays", record.plays());
    }
    ArrayNode unusable = said.putArray("unusable");
    contents
        .unusable()
        .forEach(
            row -> unusable.addObject().put("where", row.where()).put("what", row.fault().code()));
    return said;
  }

  private static JsonNode har(byte[] bytes) throws IOException {
    Pages pages = new Pages("har");
    for (HarFile.Answer answer : HarFile.read(bytes).answers()) {
      CollectionCall call = answer.call();
      PreferenceKind ofBatch = call == null ? PreferenceKind.UNKNOWN : call.kind();
      pages.page(Integer.toString(answer.number()), answer.body(), ofBatch);
    }
    return pages.said();
  }

  /// What pages say, in the common form; each record once, by its key.
  private static final class Pages {
    private final ObjectNode said = JSON.createObjectNode();
    private final ArrayNode unusable = JSON.createArrayNode();
    private final Map<String, ObjectNode> entries = new LinkedHashMap<>();

    Pages(String kind) {
      said.put("kind", kind);
    }

    Pages page(String where, byte[] bytes, PreferenceKind ofBatch) {
      switch (PageReader.read(bytes, null)) {
        case Page.FanPage fan -> {
          said.put("owner", fan.username()).put("stated", fan.stated());
          items(where, fan.collection(), PreferenceKind.OWNED);
          items(where, fan.wishlist(), PreferenceKind.WISHLISTED);
        }
        case Page.CollectionBatch batch -> items(where, batch.items(), ofBatch);
        case Page.Unreadable unreadable -> {
          String what =
              switch (unreadable.reason()) {
                case CHALLENGE -> "challenge";
                case BROKEN -> "broken";
                default -> "unknown";
              };
          unusable.addObject().put("where", where).put("what", what);
          if (where.isEmpty()) {
            said.put("kind", "none");
          }
        }
        default -> throw new AssertionError("no page of a collection");
      }
      return this;
    }

    private void items(String where, List<CollectionItem> items, PreferenceKind kind) {
      int before = entries.size();
      for (int i = 0; i < items.size(); i++) {
        Tralbum tralbum = items.get(i).tralbum();
        ObjectNode entry =
            JSON.createObjectNode()
                .put("where", where.isEmpty() ? Integer.toString(before + i + 1) : where)
                .put("key", tralbum.key())
                .put("url", normal(tralbum.url()))
                .put("artist", tralbum.artist())
                .put("title", tralbum.title())
                .put("relation", relation(kind));
        entries.putIfAbsent(String.valueOf(tralbum.key()), entry);
      }
    }

    private static @Nullable String normal(@Nullable String url) {
      return SiteUrl.normal(url);
    }

    private static String relation(PreferenceKind kind) {
      return switch (kind) {
        case OWNED -> "owned";
        case WISHLISTED -> "wished";
        case UNKNOWN -> "listed";
      };
    }

    JsonNode said() {
      ArrayNode all = said.putArray("entries");
      entries.values().forEach(all::add);
      said.set("unusable", unusable);
      return said;
    }
  }
}
